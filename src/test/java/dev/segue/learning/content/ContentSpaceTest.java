package dev.segue.learning.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.math.Lanes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContentSpaceTest {

    @Test
    void tracksOfOneKindAreNearerThanTracksOfTwo() {
        ContentSpace space = fit(catalog(400, 1), Optional.empty());

        float[] calm = space.vectorOf(item("folk", 0.1));
        float[] alsoCalm = space.vectorOf(item("folk", 0.15));
        float[] loud = space.vectorOf(item("metal", 0.9));

        assertThat(product(calm, alsoCalm)).isGreaterThan(product(calm, loud) + 0.5f);
        assertThat(product(calm, calm)).isCloseTo(1f, within(1e-4f));
    }

    @Test
    void aGrownCatalogTurnsNoVectorOver() {
        List<ContentItem> small = catalog(400, 1);
        List<ContentItem> grown = new ArrayList<>(small);
        grown.addAll(catalog(300, 2));
        ContentSpace before = fit(small, Optional.empty());

        ContentSpace after = fit(grown, Optional.of(before));

        assertThat(after.version()).isEqualTo(700);
        float[] old = before.vectorOf(item("folk", 0.1));
        assertThat(product(old, after.vectorOf(item("folk", 0.1)))).isGreaterThan(0.8f);
    }

    @Test
    void noTracksMakeNoSpace() {
        assertThat(ContentSpace.fit(_ -> {}, Optional.empty())).isEmpty();
    }

    private static ContentSpace fit(List<ContentItem> items, Optional<ContentSpace> before) {
        return ContentSpace.fit(items::forEach, before).orElseThrow();
    }

    private static List<ContentItem> catalog(int size, long seed) {
        Random random = new Random(seed);
        List<ContentItem> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            boolean folk = random.nextBoolean();
            items.add(item(folk ? "folk" : "metal", (folk ? 0.1 : 0.8) + 0.1 * random.nextDouble()));
        }
        return items;
    }

    private static ContentItem item(String genre, double energy) {
        return new ContentItem(
                Map.of("energy", energy, "tempo", 80 + 80 * energy),
                2000,
                List.of(genre),
                List.of(),
                List.of(),
                "",
                List.of());
    }

    private static float product(float[] one, float[] other) {
        return Lanes.dot(one, 0, other, 0, one.length);
    }
}
