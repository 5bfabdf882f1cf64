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
            segue_rocksdb_memory_bytes{part="block_cache"} 700.0
            segue_rocksdb_memory_bytes{part="other"} NaN
            segue_rocksdb_memory_bytes{part="write_buffers"} 900.0
            """;

    @Test
    void linesOfOneMetricAreTakenTogetherAndTheUnknownLeftOut() {
        assertThat(ProcessSample.sum(METRICS, "jvm_memory_committed_bytes{area=\"heap\""))
                .isEqualTo(2e8);
        assertThat(ProcessSample.sum(METRICS, "segue_rocksdb_memory_bytes")).isEqualTo(1600);
        assertThat(ProcessSample.sum(METRICS, "nothing")).isZero();
    }

    @Test
    void whatIsNeitherHeapNorRocksDbIsTheRest() {
        ProcessSample sample = new ProcessSample(Duration.ofSeconds(3), 500, 200, 120);

        assertThat(sample.other()).isEqualTo(180);
    }
}
