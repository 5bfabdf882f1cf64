package dev.segue.evaluation.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random lists, scored by programs that others wrote; the file's first line names them.
class ReferenceScoresTest {

    private static final Offset<Double> EXACTLY = within(1e-12);

    @ParameterizedTest
    @MethodSource("rows")
    void agreesWithOthers(String row) {
        List<String> columns = Arrays.asList(row.split("\t", -1));
        int[] places = Arrays.stream(columns.get(1).split(",", -1))
                .mapToInt(Integer::parseInt)
                .toArray();

        ListScore score = ListScore.of(Integer.parseInt(columns.get(0)), places);

        for (int i = 0; i < Cutoffs.ALL.size(); i++) {
            int k = Cutoffs.ALL.get(i);
            assertThat(score.ndcg(k)).as("NDCG@%d", k).isCloseTo(figure(columns, 2 + i), EXACTLY);
            assertThat(score.precision(k)).as("precision@%d", k).isCloseTo(figure(columns, 8 + i), EXACTLY);
            assertThat(score.recall(k)).as("recall@%d", k).isCloseTo(figure(columns, 13 + i), EXACTLY);
        }
        assertThat(score.averagePrecision(120)).isCloseTo(figure(columns, 7), EXACTLY);
    }

    private static double figure(List<String> columns, int column) {
        return Double.parseDouble(columns.get(column));
    }

    static List<String> rows() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ReferenceScoresTest.class.getResourceAsStream("reference-scores.tsv")),
                StandardCharsets.UTF_8))) {
            return lines.lines().skip(2).toList();
        }
    }
}
