package dev.segue.topology;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.topology.ClusterCheck.WrongClusterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"4.3.0", "4.2.9", "3.9.1", "4.3", "0"})
    void refusesAKafkaStreamsThatLeaksOrLosesTransactions(String version) {
        assertThatThrownBy(() -> ClusterCheck.checkStreams(version))
                .isInstanceOf(WrongClusterException.class)
                .hasMessageContaining("mvn -Dkafka.version=4.3.1 package");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.3.1", "4.3.2", "4.10.0", "5.0.0", "4.3.1-cp1"})
    void takesANewerOne(String version) {
        assertThatCode(() -> ClusterCheck.checkStreams(version)).doesNotThrowAnyException();
    }

    @Test
    void refusesBrokersThatDoNotFenceTransactions() {
        assertThatThrownBy(() -> ClusterCheck.checkTransactions(1, "k1:9092"))
                .isInstanceOf(WrongClusterException.class)
                .hasMessageContaining("KIP-890")
                .hasMessageContaining(
                        "kafka-features.sh --bootstrap-server k1:9092 upgrade --feature transaction.version=2");
    }

    @Test
    void refusesAnotherNumberOfPartitionsThanTheStateWasBuiltWith() {
        assertThatThrownBy(() -> ClusterCheck.checkPartitions("segue", 4, 8))
                .isInstanceOf(WrongClusterException.class)
                .hasMessageContaining("segue.topology.partitions is 8: set it to 4");
    }
}
