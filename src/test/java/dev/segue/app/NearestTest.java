package dev.segue.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

    private static final List<String> NAMES = List.of("segue.http.port", "segue.http.host", "segue.trending.size");

    @Test
    void isTheOneWithTheFewestEdits() {
        assertThat(Nearest.to("segue.http.prot", NAMES)).contains("segue.http.port");
    }

    @Test
    void isNothingWhenMostIsDifferent() {
        assertThat(Nearest.to("colour", NAMES)).isEmpty();
        assertThat(Nearest.suggestion("colour", NAMES)).isEmpty();
    }
}
