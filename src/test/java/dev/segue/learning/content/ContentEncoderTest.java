package dev.segue.learning.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.math.Lanes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContentEncoderTest {

    private static final Set<ContentGroup> ALL = Set.of(ContentGroup.values());

    private final ContentStatistics statistics = new ContentStatistics();

    @Test
    void theGroupsFillTheVectorWithoutGaps() {
        int at = 0;
        for (ContentGroup group : ContentGroup.values()) {
            assertThat(group.from()).isEqualTo(at);
            at += group.width();
        }
        assertThat(at).isEqualTo(ContentEncoder.WIDTH);
    }

    @Test
    void whatIsFittedLaterDoesNotChangeAnEncoderThatIsThere() {
        statistics.fit(track(120, "Ann", "Blue Sky"));
        statistics.fit(track(100, "Bob", "Red Sun"));
        ContentEncoder training = statistics.snapshot();
        float[] before = training.encode(track(110, "Ann", "Blue Sun"), ALL);

        statistics.fit(track(999, "Ann", "Blue Blue"));

        assertThat(training.encode(track(110, "Ann", "Blue Sun"), ALL)).isEqualTo(before);
        assertThat(training.version()).isEqualTo(2);
        assertThat(statistics.snapshot().encode(track(110, "Ann", "Blue Sun"), ALL))
                .isNotEqualTo(before);
    }

    @Test
    void aMissingNumberIsTheMeanAndSaysSo() {
        statistics.fit(track(120, "Ann", "A"));
        statistics.fit(track(100, "Ann", "B"));
        ContentEncoder encoder = statistics.snapshot();

        float[] mean = encoder.encode(track(110, "Ann", "A"), Set.of(ContentGroup.AUDIO));
        float[] missing = encoder.encode(bare(Map.of(), "Ann"), Set.of(ContentGroup.AUDIO));

        int tempo = 8 * 3;
        assertThat(mean[tempo]).isZero();
        assertThat(missing[tempo]).isZero();
        assertThat(mean[tempo + 2]).isZero();
        assertThat(missing[tempo + 2]).isPositive();
    }

    @Test
    void keysThatAreAFifthApartAreNearerThanKeysThatAreASemitoneApart() {
        ContentEncoder encoder = statistics.snapshot();
        float[] c = encoder.encode(bare(Map.of("key", 0.0), ""), ALL);
        float[] g = encoder.encode(bare(Map.of("key", 7.0), ""), ALL);
        float[] cSharp = encoder.encode(bare(Map.of("key", 1.0), ""), ALL);

        assertThat(dot(c, g)).isGreaterThan(dot(c, cSharp));
    }

    @Test
    void aRareWordMakesTitlesMoreAlikeThanACommonOne() {
        for (int i = 0; i < 50; i++) {
            statistics.fit(track(100, "Artist" + i, "love word" + i));
        }
        ContentEncoder encoder = statistics.snapshot();
        Set<ContentGroup> text = Set.of(ContentGroup.TEXT);
        float[] one = encoder.encode(bare(Map.of(), "x", "love", "word7"), text);

        float[] rare = encoder.encode(bare(Map.of(), "y", "word7"), text);
        float[] common = encoder.encode(bare(Map.of(), "y", "love"), text);

        assertThat(dot(one, rare)).isGreaterThan(dot(one, common));
        assertThat(dot(one, one)).isCloseTo(1f, within(1e-5f));
    }

    @Test
    void aGroupThatIsLeftOutIsZero() {
        float[] vector = statistics.snapshot().encode(track(100, "Ann", "A"), Set.of(ContentGroup.ARTIST));

        int from = ContentGroup.ARTIST.from();
        assertThat(Arrays.copyOfRange(vector, 0, from)).containsOnly(0f);
        assertThat(dot(vector, vector)).isCloseTo(1f, within(1e-5f));
    }

    private static ContentItem track(double tempo, String artist, String title) {
        return new ContentItem(
                Map.of("tempo", tempo), 1999, List.of(), List.of(), List.of(artist), "", List.of(title.split(" ")));
    }

    private static ContentItem bare(Map<String, Double> numbers, String artist, String... title) {
        return new ContentItem(numbers, 0, List.of(), List.of(), List.of(artist), "", List.of(title));
    }

    private static float dot(float[] one, float[] other) {
        return Lanes.dot(one, 0, other, 0, one.length);
    }
}
