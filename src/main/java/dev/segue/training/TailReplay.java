package dev.segue.training;

import dev.segue.evaluation.OfflineLoop;
import dev.segue.events.HalfVector;
import dev.segue.events.Interaction;
import dev.segue.events.Interaction.WithTrack;
import dev.segue.events.TrackId;
import dev.segue.learning.ranker.RankerWeights;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Teaches a generation what came after its cut-off: what it would know had it served since then.
///
/// What came before is only followed, for who has listened to what: listeners are folded in from it, and the ranker
/// sees them as they were. At the cut-off the loop goes on from the generation, and from then on makes every step
/// of vectors and ranker that the online loop makes, with the generation's vectors: steps that a service has made
/// meanwhile with other vectors could not be taken over, since products of vectors of two generations mean nothing.
///
/// Memory: that of [OfflineLoop], which grows with listeners and with what they have met. Not thread-safe.
public final class TailReplay {

    private final Generation generation;
    private final OfflineLoop loop;
    private final Instant cutoff;
    private final Map<Long, TrackId> met = new LinkedHashMap<>();
    private Instant clock = Instant.MIN;
    private Instant from = Instant.MIN;
    private long learnt;

    /// @param loop has seen nothing
    public TailReplay(Generation generation, OfflineLoop loop) {
        this.generation = generation;
        this.loop = loop;
        this.cutoff = Instant.parse(generation.manifest().data().cutoff());
    }

    /// Takes the next interaction. One that is late is as late as it would have been to a service.
    public void take(Interaction interaction) {
        clock = interaction.at().isAfter(clock) ? interaction.at() : clock;
        if (clock.isBefore(cutoff)) {
            loop.follow(interaction);
            return;
        }
        if (learnt == 0) {
            from = clock;
            loop.start(generation.factors().toVectors(), generation.ranker());
            generation.sequence().ifPresent(loop::start);
        }
        loop.learn(interaction);
        learnt++;
        if (interaction instanceof WithTrack about && InteractionLog.admits(interaction)) {
            met.putIfAbsent(about.track().fingerprint(), about.track());
        }
    }

    /// Returns how far the replay has come; [Instant#MIN] before it has begun.
    public Instant clock() {
        return clock;
    }

    /// Returns what was learnt since the cut-off; empty when nothing came after it.
    public Optional<Tail> tail() {
        return learnt == 0 ? Optional.empty() : Optional.of(made());
    }

    private Tail made() {
        Map<TrackId, HalfVector> tracks = new LinkedHashMap<>();
        float[] vector = new float[generation.factors().dimensions()];
        int unknown = 0;
        for (Map.Entry<Long, TrackId> track : met.entrySet()) {
            if (loop.model().vectors().index().read(track.getKey(), vector, 0)) {
                tracks.put(track.getValue(), HalfVector.of(vector));
                unknown += generation.factors().tracks().containsKey(track.getValue()) ? 0 : 1;
            }
        }
        return new Tail(
                learnt, from, clock, unknown, new TrainedFactors(vector.length, tracks, loop.listeners()), weights());
    }

    /// A ranker that was not trained, or that another version has trained, is not begun here.
    private RankerWeights weights() {
        RankerWeights trained = generation.ranker();
        RankerWeights now = loop.model().ranker();
        return trained.steps() > 0 && now.hasShapeOf(trained) ? now : trained;
    }
}
