package dev.segue.simulation;

import dev.segue.simulation.LoopTally.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// What closed loops came to: each figure is a mean over seeds with its interval.
///
/// @param plan what all of them were made of
/// @param seeds one a run of each variant
/// @param runs of each variant, in the order of the seeds
public record LoopReport(LoopPlan plan, List<Long> seeds, Map<Variant, List<LoopTally>> runs) {

    /// How many tracks heard make one point of the curve after a change.
    public static final int STEP = 5;

    public LoopReport {
        seeds = List.copyOf(seeds);
        runs = new LinkedHashMap<>(runs);
    }

    /// A stretch of the run that one figure is about.
    public enum Part {
        /// All rounds before the change.
        FROM_COLD("from the first session to the change"),
        /// The last third of the rounds before the change.
        SETTLED("the last third before the change"),
        /// All rounds from the change on.
        CHANGED("after the change");

        private final String meaning;

        Part(String meaning) {
            this.meaning = meaning;
        }

        /// Returns what it is, for people.
        public String meaning() {
            return meaning;
        }

        List<Cell> of(LoopTally tally, int changeAt) {
            return switch (this) {
                case FROM_COLD -> tally.rounds().subList(0, changeAt);
                case SETTLED -> tally.rounds().subList(changeAt - Math.ceilDiv(changeAt, 3), changeAt);
                case CHANGED -> tally.rounds().subList(changeAt, tally.rounds().size());
            };
        }
    }

    /// Returns the parts that this run has.
    public List<Part> parts() {
        return plan.changeAt() < plan.rounds() ? List.of(Part.values()) : List.of(Part.FROM_COLD, Part.SETTLED);
    }

    /// Returns a measure of a part.
    public Spread of(Variant variant, Part part, ToDoubleFunction<Cell> measure) {
        return spread(variant, tally -> measure.applyAsDouble(Cell.sum(part.of(tally, plan.changeAt()))));
    }

    /// Returns a measure of one round.
    public Spread of(Variant variant, int round, ToDoubleFunction<Cell> measure) {
        return spread(variant, tally -> measure.applyAsDouble(tally.rounds().get(round)));
    }

    /// Returns a measure of the lists that were shown after so many tracks heard since the change.
    ///
    /// @param step `STEP` tracks each, from 0
    public Spread sinceChange(Variant variant, int step, ToDoubleFunction<Cell> measure) {
        return spread(
                variant,
                tally -> measure.applyAsDouble(Cell.sum(tally.sinceChange().subList(step * STEP, (step + 1) * STEP))));
    }

    /// Returns how many points the curve after a change has.
    public int steps() {
        return plan.changeAt() < plan.rounds() ? LoopTally.FOLLOWED / STEP : 0;
    }

    /// Returns which part of what the oracle gains over popularity a variant gains, in lists played through, seed by
    /// seed; nothing when one of the two was not run.
    public Spread shareOfOracle(Variant variant, Part part) {
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < seeds.size(); i++) {
            double popular = rate(Variant.POPULARITY, i, part);
            double best = rate(Variant.ORACLE, i, part);
            shares.add((rate(variant, i, part) - popular) / (best - popular));
        }
        return Spread.of(shares);
    }

    /// Returns whether there is something to compare with.
    public boolean hasYardsticks() {
        return runs.containsKey(Variant.POPULARITY) && runs.containsKey(Variant.ORACLE);
    }

    /// Returns after how many tracks heard since the change lists suit the new taste better than the one before: the
    /// first after which it stays so, by the mean over all runs; nothing when it never does.
    public OptionalInt followedAfter(Variant variant) {
        List<LoopTally> all = runs.getOrDefault(variant, List.of());
        OptionalInt followed = OptionalInt.empty();
        for (int heard = steps() == 0 ? -1 : LoopTally.FOLLOWED - 1; heard >= 0; heard--) {
            int at = heard;
            Cell cell = Cell.sum(
                    all.stream().map(tally -> tally.sinceChange().get(at)).toList());
            if (cell.lists() > 0 && cell.suitsNow() <= cell.suitsBefore()) {
                break;
            }
            followed = OptionalInt.of(heard);
        }
        return followed;
    }

    /// Returns it as one JSON document.
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("listeners", plan.listeners());
        json.put("tracks", plan.tracks());
        json.put("rounds", plan.rounds());
        json.put("change_at", plan.changeAt());
        json.put("limit", plan.limit());
        json.put("seeds", seeds);
        Map<String, Object> variants = new LinkedHashMap<>();
        runs.keySet().forEach(variant -> variants.put(variant.label(), toJson(variant)));
        json.put("variants", variants);
        return json;
    }

    private Map<String, Object> toJson(Variant variant) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("meaning", variant.meaning());
        for (Part part : parts()) {
            Map<String, Object> of = new LinkedHashMap<>();
            of.put("play_through", of(variant, part, Cell::playThroughRate));
            of.put("skips", of(variant, part, Cell::skipRate));
            if (hasYardsticks()) {
                of.put("share_of_oracle", shareOfOracle(variant, part));
            }
            json.put(part.name().toLowerCase(Locale.ROOT), of);
        }
        json.put("play_through_by_round", curve(plan.rounds(), round -> of(variant, round, Cell::playThroughRate)));
        json.put("skips_by_round", curve(plan.rounds(), round -> of(variant, round, Cell::skipRate)));
        if (steps() > 0) {
            json.put("tracks_a_step_since_change", STEP);
            json.put(
                    "play_through_since_change",
                    curve(steps(), step -> sinceChange(variant, step, Cell::playThroughRate)));
            json.put("suits_taste_before", curve(steps(), step -> sinceChange(variant, step, Cell::suitsBefore)));
            json.put("suits_taste_now", curve(steps(), step -> sinceChange(variant, step, Cell::suitsNow)));
            followedAfter(variant).ifPresent(heard -> json.put("followed_after_tracks", heard));
        }
        return json;
    }

    private static List<Spread> curve(int points, IntFunction<Spread> at) {
        return IntStream.range(0, points).mapToObj(at).toList();
    }

    private double rate(Variant variant, int seed, Part part) {
        LoopTally tally = runs.getOrDefault(variant, List.of()).get(seed);
        return Cell.sum(part.of(tally, plan.changeAt())).playThroughRate();
    }

    private Spread spread(Variant variant, Function<LoopTally, Double> measure) {
        return Spread.of(
                runs.getOrDefault(variant, List.of()).stream().map(measure).toList());
    }
}
