package dev.segue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StreamShapeTest {

    private static final Duration COMMIT = Duration.ofMillis(100);

    @Test
    void eventsArriveAtAnEvenPace() {
        StreamShape shape = new StreamShape(1, StreamShape.UNLIMITED, 500, COMMIT);

        assertThat(shape.arrivalMillis(0)).isZero();
        assertThat(shape.arrivalMillis(1_000)).isEqualTo(2_000);
    }

    @Test
    void afterAWarmUpAndARestTheOthersArriveAtTheirPace() {
        StreamShape shape = new StreamShape(1, StreamShape.UNLIMITED, 1_000, COMMIT, 200);

        assertThat(shape.arrivalMillis(199)).isEqualTo(1_990);
        assertThat(shape.arrivalMillis(200)).isEqualTo(12_000);
        assertThat(shape.arrivalMillis(201)).isEqualTo(12_001);
    }

    @Test
    void aNegativeWarmUpIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StreamShape(1, 1, 1, COMMIT, -1))
                .withMessageContaining("-1");
    }
}
