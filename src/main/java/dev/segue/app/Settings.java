package dev.segue.app;

import dev.segue.intake.IntakeSettings;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.VarietySettings;
import dev.segue.serving.PeerSettings;
import dev.segue.serving.http.HttpSettings;
import dev.segue.topology.RocksDbSettings;
import dev.segue.topology.StreamSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Everything that can be set, in one typed place; nothing else reads keys.
///
/// To add a record: a component here, a line in [#GROUPS], a line in [#load].
///
/// @param intake what is accepted
/// @param listener how events become sessions
/// @param coListens how successors are kept
/// @param factors how listeners and tracks become vectors
/// @param trending how trending tracks are counted
/// @param blend how candidates are collected, and blended where no order is learnt
/// @param ranker how the order is learnt
/// @param variety how lists are kept from being all alike
/// @param streams how this process takes part in the streams
/// @param rocksDb native memory of the state stores
/// @param http where the HTTP service listens and what it takes
/// @param generations how much room there is for trained generations
/// @param retraining when a service trains anew
/// @param peers how processes find and ask each other
/// @param kafkaOverrides what is handed to every Kafka client as it is (keys below [#KAFKA_PREFIX], without it)
/// @param streamsOverrides what is handed to Kafka Streams as it is (keys below [#STREAMS_PREFIX], without it)
public record Settings(
        IntakeSettings intake,
        ListenerSettings listener,
        CoListenSettings coListens,
        FactorSettings factors,
        TrendingSettings trending,
        BlendSettings blend,
        RankerSettings ranker,
        VarietySettings variety,
        StreamSettings streams,
        RocksDbSettings rocksDb,
        HttpSettings http,
        GenerationSettings generations,
        RetrainingSettings retraining,
        PeerSettings peers,
        Map<String, String> kafkaOverrides,
        Map<String, String> streamsOverrides) {

    /// Keys below it go to every Kafka client.
    public static final String KAFKA_PREFIX = "segue.kafka.";

    /// Keys below it go to Kafka Streams.
    public static final String STREAMS_PREFIX = "segue.streams.";

    /// The key of [StreamSettings#bootstrapServers].
    public static final String BOOTSTRAP_SERVERS = "segue.topology.bootstrap-servers";

    /// The key of [StreamSettings#registryUrls].
    public static final String REGISTRY_URLS = "segue.topology.registry-urls";

    /// The key of [StreamSettings#partitions].
    public static final String PARTITIONS = "segue.topology.partitions";

    private static final SettingGroup<IntakeSettings> INTAKE =
            new SettingGroup<>("segue.intake.", IntakeSettings.DEFAULTS);
    private static final SettingGroup<ListenerSettings> LISTENER =
            new SettingGroup<>("segue.listener.", ListenerSettings.DEFAULTS);
    private static final SettingGroup<CoListenSettings> CO_LISTENS =
            new SettingGroup<>("segue.colistens.", CoListenSettings.DEFAULTS);
    private static final SettingGroup<FactorSettings> FACTORS =
            new SettingGroup<>("segue.factors.", FactorSettings.DEFAULTS);
    private static final SettingGroup<TrendingSettings> TRENDING =
            new SettingGroup<>("segue.trending.", TrendingSettings.DEFAULTS);
    private static final SettingGroup<BlendSettings> BLEND = new SettingGroup<>("segue.blend.", BlendSettings.DEFAULTS);
    private static final SettingGroup<RankerSettings> RANKER =
            new SettingGroup<>("segue.ranker.", RankerSettings.DEFAULTS);
    private static final SettingGroup<VarietySettings> VARIETY =
            new SettingGroup<>("segue.variety.", VarietySettings.DEFAULTS);
    private static final SettingGroup<StreamSettings> STREAMS =
            new SettingGroup<>("segue.topology.", StreamSettings.DEFAULTS);
    private static final SettingGroup<RocksDbSettings> ROCKS_DB =
            new SettingGroup<>("segue.rocksdb.", RocksDbSettings.DEFAULTS);
    private static final SettingGroup<HttpSettings> HTTP = new SettingGroup<>("segue.http.", HttpSettings.DEFAULTS);
    private static final SettingGroup<PeerSettings> PEERS = new SettingGroup<>("segue.peers.", PeerSettings.DEFAULTS);

    private static final SettingGroup<GenerationSettings> GENERATIONS =
            new SettingGroup<>("segue.generations.", GenerationSettings.DEFAULTS);
    private static final SettingGroup<RetrainingSettings> RETRAINING =
            new SettingGroup<>("segue.retraining.", RetrainingSettings.DEFAULTS);

    /// All groups, in the order of the settings page.
    static final List<SettingGroup<?>> GROUPS = List.of(
            HTTP,
            PEERS,
            STREAMS,
            ROCKS_DB,
            INTAKE,
            LISTENER,
            CO_LISTENS,
            FACTORS,
            TRENDING,
            BLEND,
            RANKER,
            VARIETY,
            GENERATIONS,
            RETRAINING);

    public Settings {
        kafkaOverrides = Map.copyOf(kafkaOverrides);
        streamsOverrides = Map.copyOf(streamsOverrides);
    }

    /// Returns the same with vectors that are made in another way.
    public Settings withFactors(FactorSettings other) {
        return with(other, streams);
    }

    /// Returns the same with another number of partitions.
    Settings withPartitions(int partitions) {
        return with(factors, streams.withPartitions(partitions));
    }

    private Settings with(FactorSettings otherFactors, StreamSettings otherStreams) {
        return new Settings(
                intake,
                listener,
                coListens,
                otherFactors,
                trending,
                blend,
                ranker,
                variety,
                otherStreams,
                rocksDb,
                http,
                generations,
                retraining,
                peers,
                kafkaOverrides,
                streamsOverrides);
    }

    /// Reads the settings.
    ///
    /// @throws SettingsException naming the key, what was expected, what came and its origin
    public static Settings load(SettingsSources sources) {
        return of(SettingValues.read(sources));
    }

    static Settings of(SettingValues values) {
        return new Settings(
                INTAKE.bind(values),
                LISTENER.bind(values),
                CO_LISTENS.bind(values),
                FACTORS.bind(values),
                TRENDING.bind(values),
                BLEND.bind(values),
                RANKER.bind(values),
                VARIETY.bind(values),
                STREAMS.bind(values),
                ROCKS_DB.bind(values),
                HTTP.bind(values),
                GENERATIONS.bind(values),
                RETRAINING.bind(values),
                PEERS.bind(values),
                values.below(KAFKA_PREFIX),
                values.below(STREAMS_PREFIX));
    }

    /// Returns every setting with its value and its origin, in alphabetical order.
    ///
    /// @throws SettingsException as [#load]
    public static List<EffectiveSetting> effective(SettingsSources sources) {
        return LoadedSettings.of(sources).effective();
    }

    /// Returns the lines of a settings file with which the learners and the ranking are set so.
    public static List<String> linesOf(
            CoListenSettings coListens, TrendingSettings trending, BlendSettings blend, RankerSettings ranker) {
        return Stream.of(
                        CO_LISTENS.linesOf(coListens),
                        TRENDING.linesOf(trending),
                        BLEND.linesOf(blend),
                        RANKER.linesOf(ranker))
                .flatMap(List::stream)
                .toList();
    }

    /// Returns the lines of a settings file from which another process reads these settings.
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.addAll(INTAKE.linesOf(intake));
        lines.addAll(LISTENER.linesOf(listener));
        lines.addAll(FACTORS.linesOf(factors));
        lines.addAll(linesOf(coListens, trending, blend, ranker));
        lines.addAll(VARIETY.linesOf(variety));
        lines.addAll(STREAMS.linesOf(streams));
        lines.addAll(ROCKS_DB.linesOf(rocksDb));
        lines.addAll(HTTP.linesOf(http));
        lines.addAll(GENERATIONS.linesOf(generations));
        lines.addAll(RETRAINING.linesOf(retraining));
        lines.addAll(PEERS.linesOf(peers));
        kafkaOverrides.forEach((key, value) -> lines.add(KAFKA_PREFIX + key + "=" + value));
        streamsOverrides.forEach((key, value) -> lines.add(STREAMS_PREFIX + key + "=" + value));
        return lines.stream().map(line -> line.replace("\\", "\\\\")).toList();
    }

    static List<SettingGroup.Key> keys() {
        return GROUPS.stream()
                .flatMap(group -> Stream.of(group.keys()))
                .flatMap(List::stream)
                .toList();
    }
}
