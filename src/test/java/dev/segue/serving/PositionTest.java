package dev.segue.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void comesBackFromItsToken(long seed) {
        Random random = new Random(seed);
        Map<Integer, Long> offsets = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            int partition = random.nextInt(Integer.MAX_VALUE) >>> random.nextInt(31);
            offsets.put(partition, random.nextLong(Long.MAX_VALUE) >>> random.nextInt(63));
        }
        offsets.put(Integer.MAX_VALUE, Long.MAX_VALUE);
        Position position = Position.of(offsets);

        Position back = Position.parse(position.token());

        assertThat(back).isEqualTo(position);
    }

    @Test
    void nothingComesBackAsNothing() {
        assertThat(Position.parse(Position.NONE.token())).isEqualTo(Position.NONE);
        assertThat(Position.NONE.isNone()).isTrue();
    }

    @Test
    void theSameOffsetsGiveTheSameTokenSafeInAUrl() {
        assertThat(Position.of(Map.of(0, 42L)).token()).isEqualTo("AQAq");
        assertThat(Position.of(Map.of(63, Long.MAX_VALUE)).token()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void mergesToTheLaterOfBoth() {
        Position one = Position.of(Map.of(0, 5L, 1, 9L));
        Position other = Position.of(Map.of(1, 3L, 2, 1L));

        assertThat(one.merge(other)).isEqualTo(Position.of(Map.of(0, 5L, 1, 9L, 2, 1L)));
        assertThat(other.merge(one)).isEqualTo(one.merge(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                 | it is cut short
            AQA                | it is cut short
            AgAq               | it is of version 2, not 1
            AQAqAAE            | it names partition 0 twice
            AQD___________8B   | it holds a number of more than 63 bits
            AQ*                | Illegal base64 character
            """)
    void saysWhyATokenIsNone(String token, String why) {
        assertThatThrownBy(() -> Position.parse(token))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why)
                .hasMessageEndingWith("; send the `position` of an answer unchanged");
    }

    @Test
    void refusesNegativeNumbers() {
        assertThatThrownBy(() -> Position.of(Map.of(0, -1L)))
                .hasMessage("partition 0 at offset -1; expected zero or more for both");
    }
}
