package dev.segue.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadedSettingsTest {

    private static final SettingsSources NOTHING_SET = new SettingsSources(Optional.empty(), Map.of(), List.of());

    @Test
    void whatSomebodyHasSetIsSetBeItToTheDefault() {
        String byDefault = Integer.toString(
                LoadedSettings.of(NOTHING_SET).settings().streams().partitions());

        assertThat(LoadedSettings.of(NOTHING_SET).isSet(Settings.PARTITIONS)).isFalse();
        assertThat(LoadedSettings.of(NOTHING_SET.with(Settings.PARTITIONS, byDefault, "--set"))
                        .isSet(Settings.PARTITIONS))
                .isTrue();
        assertThat(LoadedSettings.of(NOTHING_SET.with("segue.http.port", "90", "--port"))
                        .isSet(Settings.PARTITIONS))
                .isFalse();
    }

    @Test
    void valuesAndOriginsAreThoseOfTheSettings() {
        SettingsSources sources = NOTHING_SET.with("segue.http.port", "90", "--port");

        LoadedSettings loaded = LoadedSettings.of(sources);

        assertThat(loaded.settings()).isEqualTo(Settings.load(sources));
        assertThat(loaded.settings().http().port()).isEqualTo(90);
        assertThat(loaded.effective()).contains(new EffectiveSetting("segue.http.port", "90", "--port"));
    }

    @Test
    void anotherNumberOfPartitionsChangesNothingElse() {
        SettingsSources sources =
                NOTHING_SET.with("segue.topology.threads", "3", "--set").with("segue.kafka.client.rack", "r1", "--set");

        Settings joined = Settings.load(sources).withPartitions(7);

        assertThat(joined).isEqualTo(Settings.load(sources.with(Settings.PARTITIONS, "7", "--set")));
    }
}
