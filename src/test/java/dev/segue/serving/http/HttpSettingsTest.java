package dev.segue.serving.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HttpSettingsTest {

    @Test
    void listensOnLoopbackByDefault() {
        assertThat(HttpSettings.onLoopback(8080).host()).isEqualTo("127.0.0.1");
    }

    @Test
    void namesTheSettingTheRangeAndTheValue() {
        assertThatThrownBy(() -> HttpSettings.onLoopback(65_536))
                .hasMessage("segue.http.port must be 0 to 65535 but was 65536");
        assertThatThrownBy(() -> HttpSettings.onLoopback(0).withMaxBodyBytes(10))
                .hasMessage("segue.http.max-body-bytes must be 1024 to 1073741824 but was 10");
        assertThatThrownBy(() -> HttpSettings.onLoopback(0).withTimeouts(Duration.ZERO, Duration.ofSeconds(1)))
                .hasMessage("segue.http.body-timeout must be more than zero and at most an hour but was PT0S");
    }
}
