package dev.segue.serving.http;

import dev.segue.events.TrackId;
import dev.segue.serving.Lookups;
import dev.segue.serving.OrderQuery;
import java.util.List;
import java.util.Set;

/// A caller's own tracks, in order for a listener.
final class OrderResource implements ListenerResource {

    static final Set<String> FIELDS = Set.of("tracks", "explain", "after", "wait_ms", "max_lag_ms");

    private final Lookups lookups;
    private final ListJson lists;

    OrderResource(Lookups lookups) {
        this.lookups = lookups;
        this.lists = new ListJson(lookups);
    }

    /// Tracks that are named more than once are put in order once.
    @Override
    public Reply answer(Request request, boolean standbyToo) {
        Parameters parameters = RecommendationsResource.parametersOf(request, FIELDS);
        List<TrackId> tracks = ListParameters.tracks(parameters, "tracks");
        int named = parameters.all("tracks").size();
        if (named == 0 || named > OrderQuery.MAX_TRACKS) {
            throw Parameters.invalid(
                    "tracks", "an array of 1 to %d track ids".formatted(OrderQuery.MAX_TRACKS), "of " + named);
        }
        OrderQuery query = new OrderQuery(
                request.listener(),
                tracks,
                ListParameters.explain(parameters),
                ListParameters.after(parameters),
                ListParameters.patience(parameters));
        return Answers.reply(
                lookups.order(query, ListParameters.tolerance(parameters, standbyToo)),
                order -> lists.of(order, query.explain()).put("merged", named - tracks.size()));
    }
}
