package dev.segue.serving.http;

import dev.segue.ranking.GroupKind;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// The table of what is served.
final class Routes {

    private Routes() {}

    static List<Route> of(
            HttpSettings settings,
            Services services,
            PeerClient client,
            PrometheusMeterRegistry registry,
            InstantSource clock,
            LiveStreams streams) {
        var events = new EventsResource(services.log(), services.check(), settings.maxEvents(), clock);
        var groups = new GroupsResource(services.groups(), services.lookups());
        var recommendations =
                new RecommendationsResource(services.lookups(), groups, new ShownLists(services.log(), clock), clock);
        var shown = new ShownListResource(services.lookups());
        var blocks = new BlocksResource(services.log(), services.check(), services.lookups(), clock);
        var preferences = new PreferencesResource(services.log(), services.check(), services.lookups(), clock);
        var tracks = new TracksResource(services.lookups());
        var catalog = new CatalogResource(services.catalog(), services.lookups(), settings.maxEvents());
        var health = new HealthResource(services.lookups());
        Set<String> none = Set.of();
        Set<String> limit = Set.of("limit");
        return List.of(
                new Route("GET", "/", none, IndexResource::answer),
                new Route("POST", "/v1/events", none, events),
                new Route(
                        "GET",
                        "/v1/users/{user}/recommendations",
                        RecommendationsResource.PARAMETERS,
                        forwarded(services, client, recommendations::byQuery)),
                new Route(
                        "POST",
                        "/v1/users/{user}/recommendations",
                        none,
                        forwarded(services, client, recommendations::byBody)),
                new Route(
                        "GET",
                        "/v1/users/{user}/next",
                        RecommendationsResource.NEXT_PARAMETERS,
                        forwarded(services, client, recommendations::next)),
                new Route(
                        "GET",
                        "/v1/users/{user}/stream",
                        StreamResource.PARAMETERS,
                        new StreamResource(services.lookups(), services.peers(), streams)),
                new Route(
                        "POST",
                        "/v1/users/{user}/rank",
                        none,
                        forwarded(services, client, new OrderResource(services.lookups()))),
                new Route(
                        "GET",
                        "/v1/users/{user}/taste",
                        TasteResource.PARAMETERS,
                        forwarded(services, client, new TasteResource(services.lookups()))),
                new Route(
                        "GET",
                        "/v1/users/{user}/blocks",
                        BlocksResource.LIST_PARAMETERS,
                        forwarded(services, client, blocks::list)),
                new Route("PUT", "/v1/users/{user}/blocks/{kind}/{id}", BlocksResource.CHANGE_PARAMETERS, blocks::put),
                new Route("DELETE", "/v1/users/{user}/blocks/{kind}/{id}", none, blocks::delete),
                new Route(
                        "GET",
                        "/v1/users/{user}/preferences",
                        BlocksResource.LIST_PARAMETERS,
                        forwarded(services, client, preferences::get)),
                new Route("PUT", "/v1/users/{user}/preferences", none, preferences::put),
                new Route("DELETE", "/v1/users/{user}/preferences", none, preferences::delete),
                new Route(
                        "GET",
                        "/v1/recommendations/{id}",
                        ShownListResource.PARAMETERS,
                        ForwardingResource.of(
                                request -> services.peers()
                                        .placeOf(ShownListResource.idOf(request).partition()),
                                client,
                                shown)),
                new Route("GET", "/v1/tracks/{track}/similar", Set.of("by", "limit"), tracks::similar),
                new Route("GET", "/v1/albums/{id}/similar", limit, groups.similarTo(GroupKind.ALBUM)),
                new Route("GET", "/v1/artists/{id}/similar", limit, groups.similarTo(GroupKind.ARTIST)),
                new Route("GET", "/v1/playlists/{id}/similar", limit, groups.similarTo(GroupKind.PLAYLIST)),
                new Route("POST", "/v1/playlists/continue", none, groups::continued),
                new Route("GET", "/v1/tracks/{track}", none, catalog::get),
                new Route("PUT", "/v1/tracks/{track}", none, catalog::put),
                new Route("DELETE", "/v1/tracks/{track}", none, catalog::delete),
                new Route("POST", "/v1/catalog", none, catalog::post),
                new Route("GET", "/v1/search", CatalogResource.SEARCH_PARAMETERS, catalog::search),
                new Route("GET", "/v1/trending", Set.of("genre", "country", "order", "limit"), tracks::trending),
                new Route("GET", "/v1/ledger", none, new LedgerResource(services.lookups(), services.peers(), client)),
                new Route("GET", "/v1/quality", none, new QualityResource(services.quality())),
                new Route("GET", "/v1/models", none, new ModelsResource(services.models())),
                new Route(
                        "GET", "/v1/dump/{store}", none, new DumpResource(services.dumps(), services.peers(), client)),
                new Route("GET", "/health/live", none, health::live),
                new Route("GET", "/health/ready", none, health::ready),
                new Route("GET", "/metrics", none, new MetricsResource(registry)),
                new Route("GET", "/openapi.json", none, new OpenApiResource()),
                new Route("GET", "/problems/{code}", none, ProblemsResource::answer));
    }

    private static Resource forwarded(Services services, PeerClient client, ListenerResource here) {
        return ForwardingResource.of(request -> services.peers().placeOf(request.listener()), client, here);
    }
}
