package dev.segue.learning.content;

import dev.segue.math.Mix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns tracks into vectors of one width, by the statistics of those that were fitted. Immutable.
///
/// A number that is missing counts as the mean and says so in a place of its own. Open sets (artists, words …)
/// are hashed with a sign, so that collisions cancel out on average; each value weighs by how rare it is. Every
/// group has length one at most, whatever it knows, and so has a say of its own.
///
/// Sources: Weinberger et al., *Feature hashing for large scale multitask learning*, ICML 2009; Salton, Buckley,
/// *Term-weighting approaches in automatic text retrieval*, 1988.
public final class ContentEncoder {

    /// The length of the vectors.
    public static final int WIDTH = 512;

    static final String YEAR = "year";

    private static final String KEY = "key";
    private static final String MODE = "mode";
    private static final List<String> NUMBERS = List.of(
            "danceability",
            "energy",
            "loudness",
            "speechiness",
            "acousticness",
            "instrumentalness",
            "liveness",
            "valence",
            "tempo",
            "time_signature",
            "duration_ms",
            "popularity");
    private static final int PLACES = 3;
    private static final double FARTHEST = 4;
    private static final int FIFTH = 7;
    private static final int PITCHES = 12;
    private static final int DECADES = 13;

    private final long version;
    private final Map<String, RunningMoments> moments;
    private final Map<String, Integer> frequencies;

    ContentEncoder(long version, Map<String, RunningMoments> moments, Map<String, Integer> frequencies) {
        this.version = version;
        this.moments = moments;
        this.frequencies = frequencies;
    }

    /// Returns the version: how many tracks the statistics are of.
    public long version() {
        return version;
    }

    /// Returns the vector of a track, of these groups only.
    public float[] encode(ContentItem item, Set<ContentGroup> groups) {
        float[] vector = new float[WIDTH];
        for (ContentGroup group : groups) {
            switch (group) {
                case AUDIO -> audio(item, vector);
                case YEAR -> year(item, vector);
                case GENRE -> hashed(group, item.genres(), vector);
                case TAG -> hashed(group, item.tags(), vector);
                case ARTIST -> hashed(group, item.artists(), vector);
                case ALBUM -> hashed(group, item.album().isEmpty() ? List.of() : List.of(item.album()), vector);
                case TEXT -> hashed(group, wordsOf(item), vector);
            }
        }
        return vector;
    }

    /// The name under which a value is counted.
    static String term(ContentGroup group, String value) {
        return group.name() + ':' + value;
    }

    static List<String> wordsOf(ContentItem item) {
        List<String> words = new ArrayList<>(item.title());
        for (String name : item.artists()) {
            words.addAll(List.of(name.toLowerCase(Locale.ROOT).split("\\s+")));
        }
        words.addAll(item.tags());
        return words;
    }

    private void audio(ContentItem item, float[] vector) {
        int at = ContentGroup.AUDIO.from();
        float scale = (float) (1 / Math.sqrt(NUMBERS.size()));
        for (String name : NUMBERS) {
            number(name, item.numbers().get(name), scale, vector, at);
            at += PLACES;
        }
        Double key = item.numbers().get(KEY);
        Double mode = item.numbers().get(MODE);
        if (key == null || key < 0) {
            vector[at] = scale;
        } else {
            double angle = 2 * Math.PI * (key * FIFTH % PITCHES) / PITCHES;
            vector[at + 1] = scale * (float) Math.cos(angle);
            vector[at + 2] = scale * (float) Math.sin(angle);
        }
        vector[at + 3] = mode == null ? 0 : scale * (mode > 0 ? 1 : -1);
    }

    private void year(ContentItem item, float[] vector) {
        int at = ContentGroup.YEAR.from();
        number(YEAR, item.year() > 0 ? (double) item.year() : null, 0.5f, vector, at);
        if (item.year() > 0) {
            vector[at + PLACES + item.year() / 10 % DECADES] = 0.5f;
        }
    }

    private void number(String name, @Nullable Double value, float scale, float[] vector, int at) {
        RunningMoments known = moments.getOrDefault(name, RunningMoments.NONE);
        if (value == null) {
            vector[at + 2] = scale;
            return;
        }
        double standardised = Math.clamp(known.standardised(value), -FARTHEST, FARTHEST);
        vector[at] = scale * (float) standardised;
        vector[at + 1] = scale * (float) ((standardised * standardised - 1) / 2);
    }

    private void hashed(ContentGroup group, List<String> values, float[] vector) {
        double squares = 0;
        for (String value : values) {
            String term = term(group, value);
            long hash = Mix.of(0x9E3779B97F4A7C15L * term.hashCode() + term.length());
            int place = group.from() + (int) Math.floorMod(hash >>> 1, (long) group.width());
            double weight = rarity(term);
            vector[place] += (float) ((hash & 1) == 0 ? weight : -weight);
        }
        for (int i = group.from(); i < group.from() + group.width(); i++) {
            squares += vector[i] * vector[i];
        }
        if (squares > 0) {
            float scale = (float) (1 / Math.sqrt(squares));
            for (int i = group.from(); i < group.from() + group.width(); i++) {
                vector[i] *= scale;
            }
        }
    }

    /// Inverse document frequency, of a term that nobody has the greatest.
    private double rarity(String term) {
        return Math.log((1.0 + version) / (1 + frequencies.getOrDefault(term, 0))) + 0.1;
    }
}
