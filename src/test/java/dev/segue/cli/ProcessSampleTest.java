package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessSampleTest {

    private static final String METRICS = """
            # HELP jvm_memory_committed_bytes committed
            jvm_memory_committed_bytes{area="heap",id="Eden Space"} 1.5E8
            jvm_memory_committed_bytes{area="heap",id="Tenured Gen"} 5.0E7
            jvm_memory_committed_bytes{area="nonheap",id="Metaspace"} 6.0E7
            kafka_stream_state_block_cache_usage{task_id="5_0"} 700.0
            kafka_stream_state_block_cache_usage{task_id="5_1"} NaN
            kafka_stream_state_block_cache_usage{task_id="5_2"} 900.0
            """;

    @Test
    void linesOfOneMetricAreTakenTogetherAndTheUnknownLeftOut() {
        assertThat(ProcessSample.folded(METRICS, "jvm_memory_committed_bytes{area=\"heap\"", Double::sum))
                .isEqualTo(2e8);
        assertThat(ProcessSample.folded(METRICS, "kafka_stream_state_block_cache_usage", Math::max))
                .isEqualTo(900);
        assertThat(ProcessSample.folded(METRICS, "nothing", Double::sum)).isZero();
    }

    @Test
    void whatIsNeitherHeapNorRocksDbIsTheRest() {
        ProcessSample sample = new ProcessSample(Duration.ofSeconds(3), 500, 200, 120);

        assertThat(sample.other()).isEqualTo(180);
    }
}
