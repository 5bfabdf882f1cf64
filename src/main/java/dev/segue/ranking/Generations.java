package dev.segue.ranking;

import dev.segue.events.HalfVector;
import dev.segue.events.OfGeneration;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.factors.TrackVectors;
import dev.segue.learning.factors.TrainedVectors;
import dev.segue.learning.ranker.RankerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// The two generations that a process holds, of which one serves.
///
/// An even one and an odd one, so that the next always has a place that does not serve, and what comes for a generation
/// is known by its number: it is put beside the vectors that it was learnt with, whichever serves. What comes for one
/// that has been replaced is let go; what comes for one that is not here yet waits beside it, without being served. So
/// each generation goes on from where it was left when it serves again.
///
/// One thread writes; any number read.
public final class Generations {

    private static final int LANES = 2;

    private final FactorSettings settings;
    private final AtomicReferenceArray<@Nullable Learnt> lanes = new AtomicReferenceArray<>(LANES);
    private volatile Learnt serving;
    private volatile @Nullable Refused refused;

    Generations(FactorSettings settings) {
        this.settings = settings;
        this.serving = new Learnt(0, "", new TrackVectors(settings), freshRanker(), TrainedVectors.NONE, null, true);
        lanes.set(0, serving);
    }

    /// Returns what the ranker believes before it has learnt anything: that the fixed blend is right.
    public static RankerState freshRanker() {
        return RankerState.of(Features.prior());
    }

    /// Returns what serves. A list takes it once.
    public Learnt serving() {
        return serving;
    }

    /// Returns a generation; empty when it is not here, or not whole.
    public Optional<Learnt> held(int generation) {
        return Optional.ofNullable(lanes.get(OfGeneration.laneOf(generation)))
                .filter(lane -> lane.generation() == generation && lane.whole());
    }

    /// Returns the generation in a place; empty when there is none, or it is not whole.
    ///
    /// @param lane as [OfGeneration#laneOf]
    public Optional<Learnt> inLane(int lane) {
        return Optional.ofNullable(lanes.get(lane)).filter(Learnt::whole);
    }

    /// Returns the generations that take up memory, by number; those among them that are not whole, too.
    public List<Learnt> all() {
        List<Learnt> all = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++) {
            Learnt here = lanes.get(lane);
            if (here != null) {
                all.add(here);
            }
        }
        all.sort((one, other) -> Integer.compare(one.generation(), other.generation()));
        return all;
    }

    /// A generation that has come and cannot be held.
    ///
    /// @param generation its number
    /// @param name what it is called where it was trained
    /// @param reason why, for people
    public record Refused(int generation, String name, String reason) {}

    /// Says that a generation cannot be held.
    public void refuse(Refused generation) {
        refused = generation;
    }

    /// Returns the generation that was refused last; empty when none was.
    public Optional<Refused> refused() {
        return Optional.ofNullable(refused);
    }

    /// Returns whether a generation has made way for a later one.
    public boolean isPast(int generation) {
        Learnt lane = lanes.get(OfGeneration.laneOf(generation));
        return lane != null && lane.generation() > generation;
    }

    /// Takes in the vector of a track.
    ///
    /// @return whether it serves
    boolean put(int generation, long track, HalfVector vector) {
        Learnt lane = lane(generation);
        if (lane == null) {
            return false;
        }
        lane.vectors().put(track, vector);
        return lane.vectors() == serving.vectors();
    }

    /// Takes in what the ranker has learnt. Weights of another shape than this version's are passed over.
    void put(int generation, RankerState state) {
        Learnt lane = lane(generation);
        if (lane != null && state.weights().hasShapeOf(lane.ranker().weights())) {
            set(lane.with(state));
        }
    }

    /// Takes in what a training has made. It does not serve yet, and what was learnt online since it served before, and
    /// came first, stays.
    void put(Start start) {
        Learnt lane = lane(start.generation());
        if (lane == null || lane.whole()) {
            return;
        }
        start.vectors().putInto(lane.vectors());
        boolean trained = start.ranker().steps() > 0
                && start.ranker().hasShapeOf(serving.ranker().weights());
        RankerState first =
                RankerState.of(trained ? start.ranker() : serving.ranker().weights());
        boolean learntSince = lane.ranker().weights().steps() > 0;
        set(new Learnt(
                start.generation(),
                start.name(),
                lane.vectors(),
                learntSince ? lane.ranker() : first,
                start.vectors(),
                start.sequence().map(SequenceIndex::new).orElse(null),
                true));
    }

    /// Makes a generation serve, in one step; returns whether it can.
    boolean serve(int generation) {
        Optional<Learnt> next = held(generation);
        next.ifPresent(learnt -> serving = learnt);
        return next.isPresent();
    }

    /// Puts what a training has made in the place of what serves, where there is but one generation. Weights of
    /// another shape than this version's are passed over.
    public void restart(TrainedVectors trained, RankerState state) {
        Learnt now = serving;
        RankerState ranker = state.weights().hasShapeOf(now.ranker().weights()) ? state : now.ranker();
        set(new Learnt(
                now.generation(),
                now.name(),
                TrackVectors.of(settings, trained),
                ranker,
                trained,
                now.sequence(),
                true));
    }

    /// Puts a trained encoder beside what serves, where there is but one generation.
    public void restart(SequenceIndex sequence) {
        set(serving.with(sequence));
    }

    private void set(Learnt learnt) {
        lanes.set(OfGeneration.laneOf(learnt.generation()), learnt);
        if (serving.generation() == learnt.generation()) {
            serving = learnt;
        }
    }

    /// Returns a generation, begun when it is later than the one in its place; null when that one is later.
    private @Nullable Learnt lane(int generation) {
        Learnt lane = lanes.get(OfGeneration.laneOf(generation));
        if (lane == null || lane.generation() < generation) {
            Learnt begun = new Learnt(
                    generation, "", new TrackVectors(settings), freshRanker(), TrainedVectors.NONE, null, false);
            lanes.set(OfGeneration.laneOf(generation), begun);
            return begun;
        }
        return lane.generation() == generation ? lane : null;
    }
}
