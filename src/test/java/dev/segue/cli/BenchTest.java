package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.events.ListeningEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchTest {

    private static final BenchShape SHAPE = new BenchShape(20_000, 5_000, 3_600, 4);

    @Test
    void everyRoundStreamsTheSamePlays() {
        assertThat(plays(5_000)).isEqualTo(plays(5_000));
    }

    @Test
    void eventTimesMoveOnAndIdsDiffer() {
        List<ListeningEvent> plays = plays(20_000);

        assertThat(plays).extracting(play -> play.at().orElseThrow()).isSorted();
        assertThat(plays).extracting(ListeningEvent::eventId).doesNotHaveDuplicates();
    }

    @Test
    void tracksFollowZipfsLaw() {
        Map<String, Integer> counts = new HashMap<>();
        plays(20_000).forEach(play -> counts.merge(play.track(), 1, Integer::sum));

        double first = counts.getOrDefault("track-00000", 0);
        double eighth = counts.getOrDefault("track-00007", 0);
        assertThat(first / eighth).isCloseTo(Math.pow(8, 0.8), within(1.5));
    }

    @Test
    void ratioIsTheMedianOfTheBaselineOverTheMedianOfSegue() throws Exception {
        BenchFigures figures = new BenchFigures(
                SHAPE,
                0,
                50,
                List.of(
                        run(BenchRun.BARE, 1, 10),
                        run(BenchRun.SEGUE, 4, 100),
                        run(BenchRun.BARE, 2, 12),
                        run(BenchRun.SEGUE, 5, 60),
                        run(BenchRun.BARE, 9, 90),
                        run(BenchRun.SEGUE, 8, 70)));
        StringWriter text = new StringWriter();
        figures.printJson(new PrintWriter(text));
        JsonNode json = Json.read(text.toString());

        assertThat(json.get("ratio").doubleValue()).isCloseTo(12.0 / 70, within(0.001));
        assertThat(json.get("ratio_events_per_s").doubleValue()).isCloseTo(2.0 / 5, within(0.001));
        assertThat(json.has("ratio_scored")).isFalse();
        assertThat(json.get("runs").get(0).get("events_per_s").longValue()).isEqualTo(1_000);
    }

    @Test
    void threadsAreCountedByWhatTheyAreFor() {
        assertThat(CpuByThread.kindOf("round-1-node-1-StreamThread-2")).isEqualTo("stream threads");
        assertThat(CpuByThread.kindOf("kafka-producer-network-thread | round-1-node-1-StreamThread-2-producer"))
                .isEqualTo("producers");
        assertThat(CpuByThread.kindOf("round-1-node-1-GlobalStreamThread")).isEqualTo("model room");
        assertThat(CpuByThread.kindOf("data-plane-kafka-request-handler-3")).isEqualTo("broker: requests");
        assertThat(CpuByThread.kindOf("kafka-log-cleaner-thread-0")).isEqualTo("broker: log cleaner");
        assertThat(CpuByThread.kindOf("main")).isEqualTo("other threads");
    }

    @Test
    void whatThisThreadDoesIsCounted() {
        long before = CpuByThread.now().getOrDefault("other threads", 0L);

        assertThat(plays(20_000)).hasSize(20_000);

        assertThat(CpuByThread.now().getOrDefault("other threads", 0L)).isGreaterThan(before);
    }

    @Test
    void aBenchOfNothingIsRefused() {
        assertThatThrownBy(() -> new BenchShape(10, 1, 1, 1)).hasMessageContaining("--events");
    }

    private static List<ListeningEvent> plays(int count) {
        BenchPlays source = new BenchPlays(SHAPE);
        List<ListeningEvent> plays = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            plays.add(source.next());
        }
        return plays;
    }

    private static BenchRun run(String name, double seconds, double cpuMicros) {
        BenchMeter.Span span = new BenchMeter.Span(1_000, seconds, cpuMicros * 1_000 / 1e6, Map.of());
        return new BenchRun(name, span, 0, 0, 0, 0, 1);
    }
}
