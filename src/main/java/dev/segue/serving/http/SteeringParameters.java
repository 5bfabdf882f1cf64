package dev.segue.serving.http;

import dev.segue.catalog.Measure;
import dev.segue.ranking.Steering;
import dev.segue.ranking.Steering.Bound;
import dev.segue.ranking.Steering.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the tracks of a list are to be like, in Spotify's words: `target_X`, `min_X` and `max_X` for each [Measure] X.
final class SteeringParameters {

    private static final String TARGET = "target_";
    private static final String MIN = "min_";
    private static final String MAX = "max_";

    private SteeringParameters() {}

    /// Returns other parameters with these.
    static Set<String> andNames(Set<String> others) {
        Stream<String> own = Arrays.stream(Measure.values())
                .map(Measure::wireName)
                .flatMap(name -> Stream.of(TARGET + name, MIN + name, MAX + name));
        return Stream.concat(others.stream(), own).collect(Collectors.toUnmodifiableSet());
    }

    static Steering of(Parameters parameters) {
        List<Bound> bounds = new ArrayList<>();
        List<Target> targets = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            read(parameters, TARGET, measure).ifPresent(value -> targets.add(new Target(measure, value)));
            OptionalDouble least = read(parameters, MIN, measure);
            OptionalDouble most = read(parameters, MAX, measure);
            if (least.isPresent() && most.isPresent() && least.getAsDouble() > most.getAsDouble()) {
                throw ProblemCode.INVALID_PARAMETER.because("`%s` is more than `%s`; no track can be both"
                        .formatted(name(MIN, measure), name(MAX, measure)));
            }
            if (least.isPresent() || most.isPresent()) {
                bounds.add(new Bound(measure, least.orElse(measure.least()), most.orElse(measure.most())));
            }
        }
        return new Steering(bounds, targets);
    }

    /// Returns what may be the matter with bounds that no track keeps.
    static String whyEmpty(Steering steering) {
        String measures = steering.bounds().stream()
                .map(bound -> bound.measure().wireName())
                .collect(Collectors.joining(", "));
        return ("no track that could be offered is known to lie within the bounds of %s; widen them"
                        + " (a track of which a bounded number is not known is left out)")
                .formatted(measures);
    }

    private static OptionalDouble read(Parameters parameters, String kind, Measure measure) {
        return parameters.decimal(name(kind, measure), measure.least(), measure.most());
    }

    private static String name(String kind, Measure measure) {
        return kind + measure.wireName();
    }
}
