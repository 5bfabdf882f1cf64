package dev.segue.learning.sequence;

import dev.segue.math.Lanes;
import java.util.Arrays;
import java.util.SplittableRandom;

/// The vectors of tracks while they are learnt: each is the sum of one of its own and its artist's.
///
/// What few listeners chose has none of its own, and resembles its artist. (Side information as a sum of vectors: Kula,
/// *Metadata Embeddings for User and Item Cold-start Recommendations*, CBRecSys 2015.) The rows of tracks come first.
///
/// Memory: `4 · dimensions` bytes a row, three times that with the moments of [Adam], and 8 bytes a track.
public final class TrackTable {

    private static final int NONE = -1;

    private final int dimensions;
    private final int[] own;
    private final int[] ofArtist;
    private final int owning;
    private final float[] values;

    private TrackTable(int dimensions, int[] own, int[] ofArtist, int owning, int rows, long seed) {
        this.dimensions = dimensions;
        this.own = own;
        this.ofArtist = ofArtist;
        this.owning = owning;
        this.values = new float[Math.multiplyExact(rows, dimensions)];
        SplittableRandom random = new SplittableRandom(seed);
        double deviation = 0.5 / Math.sqrt(dimensions);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian(0, deviation);
        }
    }

    /// Returns a table for what was chosen.
    ///
    /// @param end the number of the first choice that is not learnt
    /// @param artists the number of each track's artist, -1 when it is not known; it may know more tracks than the
    /// histories
    /// @param least how many listeners must have chosen a track before it has a vector of its own
    /// @param most how many tracks, and how many artists, have vectors at most: those that most listeners chose
    public static TrackTable of(
            Histories histories, int end, int[] artists, int dimensions, int least, int most, long seed) {
        int[] listeners = new int[artists.length];
        int[] ofArtists = new int[Arrays.stream(artists).max().orElse(-1) + 1];
        for (int position = 0; position < histories.size(); position++) {
            if (histories.number(position) < end && histories.isFirst(position)) {
                int track = histories.track(position);
                listeners[track]++;
                if (artists[track] != NONE) {
                    ofArtists[artists[track]]++;
                }
            }
        }
        int[] own = numbered(listeners, least, most, 0);
        int owning = rowsOf(own);
        int[] artistRows = numbered(ofArtists, least, most, owning);
        int[] ofArtist = new int[artists.length];
        Arrays.setAll(ofArtist, track -> artists[track] == NONE ? NONE : artistRows[artists[track]]);
        int rows = owning + rowsOf(artistRows);
        return new TrackTable(dimensions, own, ofArtist, owning, rows, seed);
    }

    /// Numbers those with the highest counts, in their own order; of those with the lowest such count the first.
    private static int[] numbered(int[] counts, int least, int most, int from) {
        int[] sorted =
                Arrays.stream(counts).filter(count -> count >= least).sorted().toArray();
        int floor = sorted.length > most ? sorted[sorted.length - most] : least;
        int above = (int) Arrays.stream(sorted).filter(count -> count > floor).count();
        int room = most - above;
        int[] rows = new int[counts.length];
        int next = from;
        for (int i = 0; i < counts.length; i++) {
            boolean chosen = counts[i] > floor || (counts[i] == floor && room > 0);
            room -= counts[i] == floor ? 1 : 0;
            rows[i] = chosen ? next++ : NONE;
        }
        return rows;
    }

    private static int rowsOf(int[] numbered) {
        return (int) Arrays.stream(numbered).filter(row -> row != NONE).count();
    }

    int dimensions() {
        return dimensions;
    }

    /// Returns how many tracks are known, with or without a vector.
    public int tracks() {
        return own.length;
    }

    /// Returns how many tracks have a vector of their own.
    public int owning() {
        return owning;
    }

    int rows() {
        return values.length / dimensions;
    }

    float[] values() {
        return values;
    }

    /// Returns whether a track has a vector of its own.
    public boolean has(int track) {
        return own[track] != NONE;
    }

    /// Returns the row of a track's own vector, -1 when it has none.
    int ownRow(int track) {
        return own[track];
    }

    /// Returns the row of its artist's vector, -1 when it has none.
    int artistRow(int track) {
        return ofArtist[track];
    }

    /// Copies the vector of a track.
    ///
    /// @return whether anything is known of it; if not, zeros are copied
    public boolean read(int track, float[] into, int from) {
        Arrays.fill(into, from, from + dimensions, 0);
        boolean hasOwn = add(own[track], into, from);
        boolean hasArtist = add(ofArtist[track], into, from);
        return hasOwn || hasArtist;
    }

    /// Copies the vector of the artist of a track.
    ///
    /// @return whether it has one
    boolean readArtist(int track, float[] into) {
        Arrays.fill(into, 0);
        return add(ofArtist[track], into, 0);
    }

    private boolean add(int row, float[] into, int from) {
        if (row == NONE) {
            return false;
        }
        Lanes.addScaled(into, from, 1, values, row * dimensions, dimensions);
        return true;
    }
}
