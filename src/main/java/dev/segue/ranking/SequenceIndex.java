package dev.segue.ranking;

import dev.segue.learning.factors.CandidateCache;
import dev.segue.learning.factors.FactorIndex;
import dev.segue.learning.sequence.Encoder;
import dev.segue.learning.sequence.SequenceModel;
import dev.segue.math.LongTable;
import dev.segue.math.TopK;
import java.util.function.LongPredicate;

/// The vectors of a trained encoder, to be searched. Nothing of it changes; any thread.
///
/// A search looks at all tracks that have a vector of their own unless what the listener's last one found is enough, so
/// that there must not be more than a list has time for: training sees to that. Memory: `5 · dimensions + 52` bytes a
/// track, `4 · dimensions + 60` an artist, and what [CandidateCache] says for the listeners who have asked.
public final class SequenceIndex {

    /// How many candidates are kept of a listener.
    private static final int DEPTH = 128;

    private final SequenceModel model;
    private final FactorIndex tracks;
    private final CandidateCache candidates;
    private final LongTable<float[]> artists = new LongTable<>();

    /// Builds the index.
    public SequenceIndex(SequenceModel model) {
        this.model = model;
        this.tracks = new FactorIndex(model.shape().dimensions());
        this.candidates = new CandidateCache(tracks, DEPTH);
        float[] vector = new float[dimensions()];
        model.tracks().forEach((track, half) -> {
            half.copyTo(vector, 0);
            tracks.put(track, vector, 0);
        });
        model.artists().forEach((artist, half) -> {
            float[] own = new float[dimensions()];
            half.copyTo(own, 0);
            artists.put(artist, own);
        });
    }

    int dimensions() {
        return model.shape().dimensions();
    }

    Encoder encoder() {
        return model.encoder();
    }

    TopK best(float[] point, int most, LongPredicate admits) {
        return tracks.best(point, most, admits);
    }

    /// Returns the same, from what was found before where that is enough.
    ///
    /// @param admits which tracks may be among them; at most those that the listener has not met
    TopK best(CandidateCache.Asking who, float[] point, int most, LongPredicate admits) {
        return candidates.best(who, point, most, admits);
    }

    /// Copies the vector of a track, or else the one that stands for its artist's other tracks.
    ///
    /// @return whether there is one
    boolean read(long track, long artist, float[] into) {
        if (tracks.read(track, into, 0)) {
            return true;
        }
        float[] ofArtist = artist == 0 ? null : artists.get(artist);
        if (ofArtist != null) {
            System.arraycopy(ofArtist, 0, into, 0, into.length);
        }
        return ofArtist != null;
    }

    /// Returns about how much memory it takes, in bytes.
    long bytes() {
        return bytesOf(tracks.size(), model.artists().size(), dimensions());
    }

    /// Returns about how much memory an encoder's vectors of so many tracks and artists take, in bytes.
    public static long bytesOf(long tracks, long artists, int dimensions) {
        return tracks * (5L * dimensions + 52) + artists * (4L * dimensions + 60);
    }
}
