package dev.segue.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.intake.IntakeSettings;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.Source;
import dev.segue.topology.StreamSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    private Path folder;

    @Test
    void haveTheseKeysAndDefaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        Settings.effective(nothingSet()).forEach(setting -> defaults.put(setting.key(), setting.value()));

        assertThat(defaults)
                .containsExactly(
                        Map.entry("segue.blend.damping", "0.2"),
                        Map.entry(
                                "segue.blend.discover",
                                "successors:0.75,next:0.5,artist-order:0.45,same-artist:0.9,trending:0.06,factors:1.5,"
                                        + "liked:0.25,content:0.1,unheard:0.05"),
                        Map.entry("segue.blend.fade", "0.4"),
                        Map.entry(
                                "segue.blend.familiar",
                                "successors:0.6,next:1.0,artist-order:0.3,same-artist:0.25,relistening:0.05,"
                                        + "own-next:0.25,trending:0.02,own-sequence:0.7,liked:0.25"),
                        Map.entry("segue.blend.left-out", "0"),
                        Map.entry(
                                "segue.blend.mixed",
                                "successors:0.75,next:0.5,artist-order:0.35,same-artist:0.6,relistening:0.02,"
                                        + "own-next:0.05,trending:0.02,own-sequence:0.6,factors:0.7,liked:0.25,content:0.1"),
                        Map.entry("segue.blend.per-source", "50"),
                        Map.entry("segue.blend.recent-plays", "10"),
                        Map.entry("segue.blend.shrinkage", "1.0"),
                        Map.entry("segue.colistens.half-life", "30d"),
                        Map.entry("segue.colistens.merge-every", "8"),
                        Map.entry("segue.colistens.row-limit", "100"),
                        Map.entry("segue.colistens.skip-penalty", "0.5"),
                        Map.entry("segue.factors.dimensions", "32"),
                        Map.entry("segue.factors.enabled", "true"),
                        Map.entry("segue.factors.fade", "0.97"),
                        Map.entry("segue.factors.interactions", "50"),
                        Map.entry("segue.factors.kin", "0.0"),
                        Map.entry("segue.factors.listeners", "2"),
                        Map.entry("segue.factors.missing", "0.1"),
                        Map.entry("segue.factors.negative", "1.0"),
                        Map.entry("segue.factors.prior", "0"),
                        Map.entry("segue.factors.reservoir", "64"),
                        Map.entry("segue.factors.ridge", "3.0"),
                        Map.entry("segue.generations.memory-bytes", "512MB"),
                        Map.entry("segue.http.body-budget-bytes", "64MB"),
                        Map.entry("segue.http.body-timeout", "30s"),
                        Map.entry("segue.http.drain-timeout", "10s"),
                        Map.entry("segue.http.head-timeout", "10s"),
                        Map.entry("segue.http.host", "127.0.0.1"),
                        Map.entry("segue.http.idle-timeout", "1m"),
                        Map.entry("segue.http.max-body-bytes", "10000000"),
                        Map.entry("segue.http.max-concurrent-requests", "4096"),
                        Map.entry("segue.http.max-events", "10000"),
                        Map.entry("segue.http.max-streams", "256"),
                        Map.entry("segue.http.port", "8080"),
                        Map.entry("segue.intake.duplicate-ttl", "6h"),
                        Map.entry("segue.intake.earliest", "1990-01-01T00:00:00Z"),
                        Map.entry("segue.intake.max-lead", "5m"),
                        Map.entry("segue.listener.feature-share", "1.0"),
                        Map.entry("segue.listener.impression-keep", "7d"),
                        Map.entry("segue.listener.outcome-window", "1d"),
                        Map.entry("segue.listener.session-gap", "30m"),
                        Map.entry("segue.peers.advertised-host", ""),
                        Map.entry("segue.peers.advertised-port", "0"),
                        Map.entry("segue.peers.down-for", "1s"),
                        Map.entry("segue.peers.hop-timeout", "400ms"),
                        Map.entry("segue.ranker.caution", "1.0"),
                        Map.entry("segue.ranker.full-steps", "32"),
                        Map.entry("segue.ranker.most-gradient", "4.0"),
                        Map.entry("segue.ranker.most-weight", "30.0"),
                        Map.entry("segue.ranker.rate", "0.2"),
                        Map.entry("segue.ranker.window", "1024"),
                        Map.entry("segue.retraining.every", "1"),
                        Map.entry("segue.retraining.folder", ".segue/generations"),
                        Map.entry("segue.retraining.heap-bytes", "512MB"),
                        Map.entry("segue.retraining.latest-events", "2000000"),
                        Map.entry("segue.retraining.promote", "false"),
                        Map.entry("segue.retraining.schedule", ""),
                        Map.entry("segue.rocksdb.block-cache-bytes", "64MB"),
                        Map.entry("segue.rocksdb.write-buffer-bytes", "256MB"),
                        Map.entry("segue.topology.application-id", "segue"),
                        Map.entry("segue.topology.bootstrap-servers", "127.0.0.1:9092"),
                        Map.entry("segue.topology.commit-interval", "100ms"),
                        Map.entry("segue.topology.lists-per-second", "50"),
                        Map.entry("segue.topology.node-id", "node-1"),
                        Map.entry("segue.topology.partitions", "4"),
                        Map.entry("segue.topology.protocol", "classic"),
                        Map.entry("segue.topology.publish-rows-per-second", "500"),
                        Map.entry("segue.topology.registry-urls", "http://127.0.0.1:8081"),
                        Map.entry("segue.topology.replication", "1"),
                        Map.entry("segue.topology.scored-fraction", "1.0"),
                        Map.entry("segue.topology.standbys", "1"),
                        Map.entry("segue.topology.state-dir", ".segue/state"),
                        Map.entry("segue.topology.threads", "2"),
                        Map.entry("segue.topology.topic-prefix", "segue."),
                        Map.entry("segue.trending.country-least", "50.0"),
                        Map.entry("segue.trending.half-life", "2d"),
                        Map.entry("segue.trending.shrinkage", "10.0"),
                        Map.entry("segue.trending.size", "500"),
                        Map.entry("segue.trending.usual-half-life", "14d"),
                        Map.entry("segue.variety.diversity", "0.3"),
                        Map.entry("segue.variety.most-of-album", "10"),
                        Map.entry("segue.variety.most-of-artist", "12"),
                        Map.entry("segue.variety.same-album", "0.6"),
                        Map.entry("segue.variety.same-artist", "0.4"));
    }

    @Test
    void readBackEveryPrintedDefaultAsTheSameValue() {
        SettingsSources sources = nothingSet();
        for (EffectiveSetting setting : Settings.effective(nothingSet())) {
            sources = sources.with(setting.key(), setting.value(), "a flag");
        }

        Settings settings = Settings.load(sources);

        assertThat(settings).isEqualTo(Settings.load(nothingSet()));
        assertThat(settings.intake()).isEqualTo(IntakeSettings.DEFAULTS);
        assertThat(settings.streams()).isEqualTo(StreamSettings.DEFAULTS);
    }

    @Test
    void readBackWhatIsWrittenOfChangedLearners() throws IOException {
        BlendSettings blend = new BlendSettings(
                BlendSettings.DEFAULTS.mixed().with(Source.TRENDING, 0.75),
                BlendSettings.DEFAULTS.discover(),
                BlendSettings.DEFAULTS.familiar(),
                12,
                0.3,
                50,
                0,
                0.2,
                1);
        RankerSettings ranker = new RankerSettings(0.125, 1, 4, 30, 1024, 32);
        Path file = folder.resolve("tuned.properties");
        List<String> lines = Settings.linesOf(CoListenSettings.DEFAULTS, TrendingSettings.DEFAULTS, blend, ranker);
        Files.write(file, lines);

        Settings read = Settings.load(new SettingsSources(Optional.of(file), Map.of(), List.of()));

        assertThat(lines).hasSize(4).contains("segue.blend.recent-plays=12", "segue.ranker.rate=0.125");
        assertThat(read.blend()).isEqualTo(blend);
        assertThat(read.ranker()).isEqualTo(ranker);
    }

    @Test
    void preferAFlagToTheEnvironmentAndTheEnvironmentToTheFile() throws IOException {
        Path file = write("segue.http.port=1001\nsegue.trending.size=11\nsegue.colistens.row-limit=7\n");
        Map<String, String> environment = Map.of("SEGUE_HTTP_PORT", "1002", "SEGUE_TRENDING_SIZE", "12");

        Settings settings = Settings.load(new SettingsSources(Optional.of(file), environment, List.of())
                .with("segue.http.port", "1003", "--port"));

        assertThat(settings.http().port()).isEqualTo(1003);
        assertThat(settings.trending().size()).isEqualTo(12);
        assertThat(settings.coListens().rowLimit()).isEqualTo(7);
    }

    @Test
    void nameTheOriginOfEachValue() throws IOException {
        Path file = write("segue.colistens.row-limit=7\n");
        SettingsSources sources = new SettingsSources(Optional.of(file), Map.of("SEGUE_TRENDING_SIZE", "12"), List.of())
                .with("segue.http.port", "1003", "--port");

        assertThat(Settings.effective(sources).stream().filter(setting -> !setting.isDefault()))
                .containsExactly(
                        new EffectiveSetting("segue.colistens.row-limit", "7", file.toString()),
                        new EffectiveSetting("segue.http.port", "1003", "--port"),
                        new EffectiveSetting("segue.trending.size", "12", "SEGUE_TRENDING_SIZE"));
    }

    @Test
    void sayWhatWasExpectedWhatCameAndFromWhere() {
        assertThatThrownBy(() -> Settings.load(environment("SEGUE_TRENDING_HALF_LIFE", "PT0S")))
                .isInstanceOf(SettingsException.class)
                .hasMessage("segue.trending.half-life must be positive but was PT0S (from SEGUE_TRENDING_HALF_LIFE)");
        assertThatThrownBy(() -> Settings.load(environment("SEGUE_HTTP_PORT", "eighty")))
                .hasMessage("segue.http.port must be a number but was eighty (from SEGUE_HTTP_PORT)");
        assertThatThrownBy(() -> Settings.load(environment("SEGUE_TOPOLOGY_PROTOCOL", "modern")))
                .hasMessage("segue.topology.protocol must be one of classic, streams but was modern"
                        + " (from SEGUE_TOPOLOGY_PROTOCOL)");
    }

    @Test
    void refuseADurationWithoutAUnit() {
        assertThatThrownBy(() -> Settings.load(environment("SEGUE_TOPOLOGY_COMMIT_INTERVAL", "100")))
                .hasMessageContaining("segue.topology.commit-interval must be a duration with its unit, such as 100ms");
    }

    @Test
    void refuseAnUnknownKeyAndSuggestTheNearest() throws IOException {
        Path file = write("segue.trending.halflife=2d\n");

        assertThatThrownBy(() -> Settings.load(new SettingsSources(Optional.of(file), Map.of(), List.of())))
                .isInstanceOf(SettingsException.class)
                .hasMessage("unknown setting segue.trending.halflife (from %s); did you mean segue.trending.half-life?"
                        .formatted(file));
        assertThatThrownBy(() -> Settings.load(environment("SEGUE_HTTP_PROT", "80")))
                .hasMessage("unknown setting SEGUE_HTTP_PROT (from the environment); did you mean SEGUE_HTTP_PORT?");
        assertThatThrownBy(() -> Settings.load(nothingSet().with("zzz", "1", "--set")))
                .hasMessage("unknown setting zzz (from --set)");
    }

    @Test
    void passOnWhatIsMeantForKafkaAndStreams() {
        Settings settings = Settings.load(environment("SEGUE_KAFKA_SECURITY_PROTOCOL", "SASL_SSL")
                .with("segue.streams.num.stream.threads", "3", "--set")
                .with("segue.kafka.sasl.jaas.config", "${file:/run/secret:jaas}", "--set"));

        assertThat(settings.kafkaOverrides())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("security.protocol", "SASL_SSL", "sasl.jaas.config", "${file:/run/secret:jaas}"));
        assertThat(settings.streamsOverrides()).isEqualTo(Map.of("num.stream.threads", "3"));
    }

    @Test
    void leaveOutWhatTheLauncherAndKubernetesPutIntoTheEnvironment() {
        Map<String, String> environment = Map.of(
                "SEGUE_HEAP",
                "2g",
                "SEGUE_JAVA_OPTS",
                "-Xlog:gc",
                "SEGUE_SERVICE_HOST",
                "10.0.0.1",
                "SEGUE_PORT_8080_TCP_ADDR",
                "10.0.0.1",
                "SEGUE_HTTP_PORT",
                "",
                "PATH",
                "/bin");

        Settings settings = Settings.load(new SettingsSources(Optional.empty(), environment, List.of()));

        assertThat(settings).isEqualTo(Settings.load(nothingSet()));
    }

    @Test
    void readTheFileThatTheEnvironmentNamesRatherThanTheOneBeside() throws IOException {
        write("segue.http.port=1001\n");
        Files.writeString(folder.resolve("other.properties"), "segue.http.port=1002\n");

        Settings beside = Settings.load(SettingsSources.of(Map.of(), folder));
        Settings named = Settings.load(SettingsSources.of(Map.of("SEGUE_CONFIG", "other.properties"), folder));

        assertThat(beside.http().port()).isEqualTo(1001);
        assertThat(named.http().port()).isEqualTo(1002);
    }

    @Test
    void refuseAFileThatIsNotThere() {
        Path missing = folder.resolve("missing.properties");

        assertThatThrownBy(() -> Settings.load(nothingSet().withFile(missing)))
                .isInstanceOf(SettingsException.class)
                .hasMessage("settings file %s does not exist".formatted(missing));
    }

    @Test
    void hideSecretsWhenPrinted() {
        EffectiveSetting secret = new EffectiveSetting("segue.kafka.ssl.keystore.password", "hunter2", "--set");

        assertThat(secret.printableValue()).isEqualTo("********");
        assertThat(new EffectiveSetting("segue.http.port", "8080", "default").printableValue())
                .isEqualTo("8080");
    }

    @Test
    void acceptDurationsAndSizesInShort() {
        Settings settings = Settings.load(nothingSet()
                .with("segue.listener.session-gap", "PT1H30M", "--set")
                .with("segue.topology.commit-interval", "50ms", "--set")
                .with("segue.rocksdb.block-cache-bytes", "1gb", "--set"));

        assertThat(settings.listener().sessionGap()).isEqualTo(Duration.ofMinutes(90));
        assertThat(settings.streams().commitInterval()).isEqualTo(Duration.ofMillis(50));
        assertThat(settings.rocksDb().blockCacheBytes()).isEqualTo(1L << 30);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("segue.properties"), text);
    }

    private static SettingsSources nothingSet() {
        return new SettingsSources(Optional.empty(), Map.of(), List.of());
    }

    private static SettingsSources environment(String variable, String value) {
        return new SettingsSources(Optional.empty(), Map.of(variable, value), List.of());
    }
}
