package dev.segue.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "'', abc, 3", "abc, '', 3", "same, same, 0", "played, playd, 1"})
    void countsTheEditsBetweenTwoNames(String from, String to, int expected) {
        assertThat(Nearest.distance(from, to)).isEqualTo(expected);
        assertThat(Nearest.distance(to, from)).isEqualTo(expected);
    }

    @Test
    void offersTheNearestName() {
        assertThat(Nearest.hint("trak", List.of("at", "track", "title"))).isEqualTo("did you mean `track`?");
    }

    @Test
    void namesAllWhenNoneIsNear() {
        assertThat(Nearest.hint("colour", List.of("user", "at"))).isEqualTo("known are at, user");
    }

    @Test
    void isNotSlowedDownByALongName() {
        assertThat(Nearest.hint("x".repeat(1_000_000), List.of("user"))).isEqualTo("known are user");
    }
}
