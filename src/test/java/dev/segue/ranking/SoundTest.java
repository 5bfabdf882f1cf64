package dev.segue.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SoundTest {

    @Test
    void twiceAsFastIsTheSameBeat() {
        assertThat(tempo(140).tempoStep(tempo(70))).isCloseTo(0, within(1e-6));
        assertThat(tempo(100).tempoStep(tempo(100 * Math.sqrt(2)))).isCloseTo(1, within(1e-6));
    }

    @Test
    void aMinorKeyIsWhereItsRelativeMajorIs() {
        Sound cMajor = key(0, 1);
        Sound aMinor = key(9, 0);

        assertThat(cMajor.keyStep(aMinor)).isZero();
        assertThat(cMajor.keyStep(key(7, 1))).isCloseTo(1 / 6.0, within(1e-9));
        assertThat(cMajor.keyStep(key(6, 1))).isEqualTo(1);
    }

    @Test
    void whatIsUnknownIsNoDistance() {
        assertThat(tempo(100).energyStep(tempo(100))).isNegative();
        assertThat(tempo(100).keyStep(key(0, 1))).isNegative();
        assertThat(Sound.of(Map.of("popularity", 3.0))).isEmpty();
    }

    private static Sound tempo(double tempo) {
        return Sound.of(Map.of("tempo", tempo)).orElseThrow();
    }

    private static Sound key(int pitch, int mode) {
        return Sound.of(Map.of("key", (double) pitch, "mode", (double) mode)).orElseThrow();
    }
}
