package dev.segue.serving.http;

import dev.segue.events.CountryCode;
import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import dev.segue.ranking.ShownTracks;
import dev.segue.serving.Following;
import dev.segue.serving.Position;
import dev.segue.serving.RecommendationQuery;
import dev.segue.serving.RecommendationQuery.Explain;
import dev.segue.serving.RecommendationQuery.Mode;
import dev.segue.serving.Tolerance;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The parameters that lists for a listener have in common.
final class ListParameters {

    private static final int MAX_CONTEXT = 128;
    private static final int MAX_LAG_MILLIS = 86_400_000;

    /// What is recorded of a list.
    private enum Recording {
        NONE,
        SHOWN;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private ListParameters() {}

    /// Returns the query that the parameters say, without anything shown before.
    ///
    /// @param usualLimit how many tracks when nothing is said
    static RecommendationQuery queryOf(ListenerId listener, Parameters parameters, int usualLimit) {
        return new RecommendationQuery(
                listener,
                parameters.integer("limit", usualLimit, 1, RecommendationQuery.MAX_LIMIT),
                parameters.oneOf("mode", Mode.MIXED, Mode.values(), Mode::wireName),
                parameters.share("diversity"),
                Set.copyOf(tracks(parameters, "exclude")),
                Set.copyOf(parameters.all("exclude_artist").stream().distinct().toList()),
                explain(parameters),
                after(parameters),
                patience(parameters),
                context(parameters),
                Optional.empty(),
                ShownTracks.NONE,
                parameters.oneOf("record", Recording.NONE, Recording.values(), Recording::wireName) == Recording.SHOWN,
                List.of(),
                SteeringParameters.of(parameters),
                country(parameters));
    }

    /// Returns the country that is asked for, empty when none is.
    static String country(Parameters parameters) {
        String country = parameters.text("country").orElse("");
        if (!country.isEmpty() && !CountryCode.isKnown(country)) {
            throw Parameters.invalid("country", "two capital letters of ISO 3166-1, such as SE,", country);
        }
        return country;
    }

    /// Returns where a list is to go on.
    static Following following(Parameters parameters) {
        Optional<TrackId> current = parameters.text("current").map(id -> track("current", id));
        return new Following(current, Set.copyOf(tracks(parameters, "queue")));
    }

    static Explain explain(Parameters parameters) {
        return parameters.oneOf("explain", Explain.SHORT, Explain.values(), Explain::wireName);
    }

    static Optional<Position> after(Parameters parameters) {
        return parameters.position("after");
    }

    /// Returns which copies may answer.
    static Tolerance tolerance(Parameters parameters, boolean standbyToo) {
        int most = parameters.integer("max_lag_ms", -1, 0, MAX_LAG_MILLIS);
        return new Tolerance(standbyToo, most < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(most)));
    }

    /// Returns how long the answer may wait for `after`.
    static Duration patience(Parameters parameters) {
        boolean waits = parameters.text("after").isPresent();
        Duration patience = waits ? RecommendationQuery.DEFAULT_PATIENCE : Duration.ZERO;
        int mostMillis = (int) RecommendationQuery.MAX_PATIENCE.toMillis();
        return Duration.ofMillis(parameters.integer("wait_ms", (int) patience.toMillis(), 0, mostMillis));
    }

    /// Returns the tracks that a parameter names, each once, as they come.
    static List<TrackId> tracks(Parameters parameters, String name) {
        return parameters.all(name).stream()
                .distinct()
                .map(id -> track(name, id))
                .collect(Collectors.toUnmodifiableList());
    }

    private static String context(Parameters parameters) {
        String context = parameters.text("context").orElse("");
        if (context.length() > MAX_CONTEXT) {
            throw Parameters.invalid("context", "at most %d characters".formatted(MAX_CONTEXT), context);
        }
        return context;
    }

    private static TrackId track(String name, String id) {
        if (id.isEmpty() || id.length() > TrackId.MAX_LENGTH) {
            throw Parameters.invalid(name, "track ids of 1 to %d characters".formatted(TrackId.MAX_LENGTH), id);
        }
        return new TrackId(id);
    }
}
