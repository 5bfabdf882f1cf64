package dev.segue.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.serving.Peer;
import dev.segue.serving.PeerSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdvertisedTest {

    private static final PeerSettings SET =
            new PeerSettings("segue-1.example", 80, Duration.ofMillis(400), Duration.ofSeconds(1));

    @Test
    void isWhatIsBoundWhenNothingIsSet() {
        assertThat(Advertised.of(PeerSettings.DEFAULTS, "127.0.0.1", 8081)).isEqualTo(new Peer("127.0.0.1", 8081));
    }

    @Test
    void isWhatIsSet() {
        assertThat(Advertised.of(SET, "0.0.0.0", 8081)).isEqualTo(new Peer("segue-1.example", 80));
    }

    @Test
    void isNeverEveryAddress() {
        assertThat(Advertised.of(PeerSettings.DEFAULTS, "0.0.0.0", 8081).host()).isNotEqualTo("0.0.0.0");
    }
}
