package dev.segue.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsPageTest {

    private static final Path PAGE = Path.of("topology-docs/generated/settings.md");

    @Test
    void isFresh() throws IOException {
        String fresh = SettingsPage.text();

        if (Boolean.getBoolean("segue.docs.write") && !"true".equals(System.getenv("CI"))) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, fresh);
        }

        assertThat(PAGE)
                .as("stale or missing; write it anew with -Dsegue.docs.write=true")
                .content()
                .isEqualTo(fresh);
    }
}
