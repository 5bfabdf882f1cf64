package dev.segue.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeaturesTest {

    private static final Path PAGE = Path.of("topology-docs/generated/features.md");

    @Test
    void thePageSaysWhatTheCodeDoes() throws IOException {
        if (Boolean.getBoolean("segue.docs.write") && !"true".equals(System.getenv("CI"))) {
            Files.writeString(PAGE, FeaturesPage.text());
        }

        assertThat(Files.readString(PAGE))
                .as("topology-docs/generated/features.md; write it with -Dsegue.docs.write=true")
                .isEqualTo(FeaturesPage.text());
    }

    @Test
    void everyColumnIsTakenOnce() {
        List<Integer> columns = new ArrayList<>();
        for (Source source : Source.values()) {
            columns.addAll(List.of(Features.score(source), Features.rank(source), Features.presence(source)));
        }
        for (Trait trait : Trait.values()) {
            columns.add(Features.of(trait));
        }
        List<Integer> circumstances = new ArrayList<>();
        for (Circumstance circumstance : Circumstance.values()) {
            circumstances.add(circumstance.column());
        }

        assertThat(columns).containsExactlyElementsOf(upTo(Features.COUNT));
        assertThat(circumstances).containsExactlyElementsOf(upTo(Features.CIRCUMSTANCES));
    }

    private static List<Integer> upTo(int end) {
        return IntStream.range(0, end).boxed().toList();
    }
}
