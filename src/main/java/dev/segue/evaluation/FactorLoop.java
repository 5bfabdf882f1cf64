package dev.segue.evaluation;

import dev.segue.events.Fingerprint;
import dev.segue.events.Interaction.WithTrack;
import dev.segue.events.ListenerId;
import dev.segue.learning.factors.FactorIndex;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.factors.FoldIn;
import dev.segue.learning.factors.StartingVector;
import dev.segue.learning.factors.TrackReservoir;
import dev.segue.math.GramMatrix;
import dev.segue.math.Mix;
import dev.segue.math.RidgeSystem;
import java.util.HashMap;
import java.util.Map;

/// Factorisation in one heap: listeners, owners of tracks and the index, through the same pure classes that serve.
///
/// It differs from the stream in timing only: a track is solved at each of its updates and is in the index at once.
public final class FactorLoop {

    private final FactorSettings settings;
    private final FactorIndex index;
    private final GramMatrix tracks;
    private final GramMatrix listeners;
    private final FoldIn fold;
    private final RidgeSystem system;
    private final Map<ListenerId, LatestTracks> latest = new HashMap<>();
    private final Map<Long, TrackReservoir> reservoirs = new HashMap<>();
    private final float[] before;
    private final float[] after;

    /// Creates a loop that has seen nothing.
    public FactorLoop(FactorSettings settings) {
        this.settings = settings;
        this.index = new FactorIndex(settings.dimensions());
        this.tracks = new GramMatrix(settings.dimensions());
        this.listeners = new GramMatrix(settings.dimensions());
        this.fold = new FoldIn(settings);
        this.system = new RidgeSystem(settings.dimensions());
        this.before = new float[settings.dimensions()];
        this.after = new float[settings.dimensions()];
    }

    /// Returns the vectors of the tracks.
    public FactorIndex index() {
        return index;
    }

    /// Puts the vector of a listener, as of now, into an array.
    ///
    /// @return whether there is one
    public boolean vectorOf(ListenerId listener, float[] vector) {
        LatestTracks history = latest.get(listener);
        return history != null && foldIn(history, vector);
    }

    /// Learns from an interaction.
    public void learn(WithTrack about) {
        if (about.strength() == 0) {
            return;
        }
        LatestTracks history = latest.computeIfAbsent(
                about.listener(), _ -> new LatestTracks(settings.interactions(), settings.dimensions()));
        long track = about.track().fingerprint();
        if (!index.read(track, before, 0)) {
            StartingVector.of(track, after);
            publish(track, after);
        }
        history.add(track, about.strength());
        listeners.add(history.vector(), 0, -1);
        foldIn(history, history.vector());
        listeners.add(history.vector(), 0, 1);
        long listener = Fingerprint.of(about.listener().value());
        update(listener, history, 0);
        for (int i = 0; i < settings.refreshed() && history.size() > 1; i++) {
            long draw = Mix.of(listener + history.added() * 31 + i);
            update(listener, history, 1 + (int) Long.remainderUnsigned(draw, history.size() - 1));
        }
    }

    /// Sends the listener's vector to the owner of a track that they met, which solves the track.
    private void update(long listener, LatestTracks history, int back) {
        long track = history.track(back);
        TrackReservoir reservoir = reservoirs.computeIfAbsent(track, _ -> new TrackReservoir(settings));
        reservoir.put(listener, history.vector(), 0, history.strength(back));
        reservoir.begin(system, listeners);
        if (system.solve(after, 0) && index.read(track, before, 0)) {
            tracks.add(before, 0, -1);
            publish(track, after);
        }
    }

    private void publish(long track, float[] vector) {
        tracks.add(vector, 0, 1);
        index.put(track, vector, 0);
    }

    private boolean foldIn(LatestTracks history, float[] vector) {
        fold.begin(tracks);
        for (int back = 0; back < history.size(); back++) {
            if (index.read(history.track(back), before, 0)) {
                fold.add(before, 0, history.strength(back));
            }
        }
        return fold.solve(vector, 0);
    }
}
