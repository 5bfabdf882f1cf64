package dev.segue.topology;

import dev.segue.app.GenerationOpener;
import dev.segue.app.GenerationSettings;
import dev.segue.catalog.Alias;
import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.CatalogView;
import dev.segue.embedded.EmbeddedRegistry;
import dev.segue.events.EventType;
import dev.segue.events.ListeningEvent;
import dev.segue.events.TrackId;
import dev.segue.intake.IntakeSettings;
import dev.segue.intake.Ledger;
import dev.segue.intake.Reason;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.Model;
import dev.segue.ranking.Recommender;
import dev.segue.training.PackedGeneration;
import dev.segue.wire.AvroSerdes;
import dev.segue.wire.CatalogRecords;
import dev.segue.wire.DeadLetter;
import dev.segue.wire.Decoded;
import dev.segue.wire.GenerationRows;
import dev.segue.wire.ModelMetrics;
import dev.segue.wire.Playlist;
import dev.segue.wire.Recommendations;
import dev.segue.wire.TrackAlias;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/// The topology without a broker: one task of each room, for input partition 0.
///
/// An event's bytes are its number in a list; anything else is not Avro.
final class Driven implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final Topics TOPICS = new Topics("segue.");

    private final EmbeddedRegistry registry = EmbeddedRegistry.start(Optional.empty(), 0);
    private final List<ListeningEvent> events = new ArrayList<>();
    private final Model model = new Model(TrendingSettings.DEFAULTS);
    private final Counters counters = new Counters();
    private final CoListenSettings coListens;
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> input;
    private Instant now = NOON;
    private int ids;

    Driven(Path dir, int partitions) {
        this(dir, partitions, StreamSettings.DEFAULTS.scoredFraction());
    }

    /// @param scoredFraction of the plays, how many are evaluated before they are learnt
    Driven(Path dir, int partitions, double scoredFraction) {
        this(dir, partitions, scoredFraction, CoListenSettings.DEFAULTS);
    }

    /// @param coListens how successors are kept
    Driven(Path dir, int partitions, double scoredFraction, CoListenSettings coListens) {
        this.coListens = coListens;
        StreamSettings defaults = StreamSettings.DEFAULTS;
        StreamSettings settings = new StreamSettings(
                defaults.bootstrapServers(),
                List.of(registry.url()),
                defaults.applicationId(),
                defaults.topicPrefix(),
                defaults.nodeId(),
                dir,
                partitions,
                defaults.replication(),
                defaults.threads(),
                defaults.standbys(),
                defaults.commitInterval(),
                defaults.protocol(),
                defaults.publishRowsPerSecond(),
                scoredFraction,
                defaults.listsPerSecond());
        driver = new TopologyTestDriver(
                SegueTopology.build(wiring(settings)),
                StreamsProperties.of(settings, RocksDbSettings.DEFAULTS, Map.of()),
                NOON);
        input = driver.createInputTopic(TOPICS.listeningEvents(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Wiring wiring(StreamSettings settings) {
        return new Wiring(
                TOPICS,
                settings,
                IntakeSettings.DEFAULTS,
                ListenerSettings.DEFAULTS,
                coListens,
                TrendingSettings.DEFAULTS,
                RankerSettings.DEFAULTS,
                model,
                new Recommender(BlendSettings.DEFAULTS),
                this::decoded,
                bytes -> CatalogRecords.track(
                        serde(dev.segue.wire.Track.class).deserializer().deserialize(TOPICS.tracks(), bytes)),
                (name, bytes) -> CatalogRecords.alias(
                        name, serde(TrackAlias.class).deserializer().deserialize(TOPICS.trackAliases(), bytes)),
                bytes -> CatalogRecords.playlist(
                        serde(Playlist.class).deserializer().deserialize(TOPICS.playlists(), bytes)),
                new GenerationOpener(FactorSettings.DEFAULTS, GenerationSettings.DEFAULTS),
                catalogView(),
                new Wiring.Serializers(
                        serde(DeadLetter.class).serializer(),
                        serde(Recommendations.class).serializer(),
                        serde(ModelMetrics.class).serializer()),
                counters);
    }

    private CatalogView catalogView() {
        return new CatalogView() {
            @Override
            public void put(CatalogTrack track) {
                model.apply(track.track());
            }

            @Override
            public void remove(TrackId track) {
                model.withdraw(track);
            }

            @Override
            public void put(Alias alias) {
                model.apply(alias);
            }

            @Override
            public void removeAlias(String urn) {
                model.forgetAlias(urn);
            }
        };
    }

    private Decoded decoded(byte @Nullable [] value) {
        String text = value == null ? "" : new String(value, StandardCharsets.UTF_8);
        return text.matches("[0-9]+")
                ? new Decoded.Event(events.get(Integer.parseInt(text)))
                : new Decoded.Unreadable(Reason.NOT_AVRO, "no number");
    }

    /// A play under an id of its own, which arrives when it starts; three minutes pass.
    Driven plays(String user, String track) {
        return play(user, track, now).waits(Duration.ofMinutes(3));
    }

    /// A play that arrives now and claims another time.
    Driven play(String user, String track, Instant at) {
        return reports(ListeningEvent.of(EventType.PLAY, user, track, at).withEventId("event-" + ids++));
    }

    /// An event arrives now.
    Driven reports(ListeningEvent event) {
        events.add(event);
        return sends(event.user(), Integer.toString(events.size() - 1));
    }

    /// A record arrives now.
    Driven sends(String key, String value) {
        input.pipeInput(key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8), now);
        return this;
    }

    /// The catalog says this of a track, at once.
    Driven describes(CatalogTrack track) {
        byte[] value =
                serde(dev.segue.wire.Track.class).serializer().serialize(TOPICS.tracks(), CatalogRecords.record(track));
        return catalog(TOPICS.tracks(), track.key(), value);
    }

    /// The catalog has a track no more.
    Driven removes(String track) {
        return catalog(TOPICS.tracks(), track, null);
    }

    /// The catalog says that a name is another name of a track.
    Driven renames(String name, String track) {
        byte[] value = serde(TrackAlias.class)
                .serializer()
                .serialize(
                        TOPICS.trackAliases(),
                        CatalogRecords.record(new Alias(name, new TrackId(track), "test", 1), now));
        return catalog(TOPICS.trackAliases(), name, value);
    }

    /// The catalog takes back that a name is another name of a track.
    Driven forgetsName(String name) {
        return catalog(TOPICS.trackAliases(), name, null);
    }

    /// A row comes to the topic of generations.
    Driven hears(String key, byte @Nullable [] value) {
        return catalog(TOPICS.modelGenerations(), key, value);
    }

    /// A generation comes whole.
    Driven hears(int generation, PackedGeneration packed) {
        GenerationRows.rows(generation, packed.name(), packed.files()).forEach(this::hears);
        return this;
    }

    /// It is said which generation serves.
    Driven serves(int generation, int before) {
        return hears(
                GenerationRows.SERVING,
                GenerationRows.write(new GenerationRows.Serving(generation, before, Math.max(generation, before))));
    }

    /// What this process has counted.
    Counters counters() {
        return counters;
    }

    private Driven catalog(String topic, String track, byte @Nullable [] value) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(track.getBytes(StandardCharsets.UTF_8), value, now);
        return this;
    }

    Model model() {
        return model;
    }

    /// Time passes for everybody, nothing arrives.
    Driven waits(Duration duration) {
        now = now.plus(duration);
        driver.advanceWallClockTime(duration);
        return this;
    }

    Ledger ledger() {
        Ledger ledger = this.<Ledger>store(StateStores.LEDGER).get(StateStores.LEDGER_KEY);
        return ledger == null ? new Ledger(1) : ledger;
    }

    Ledger trackLedger() {
        Ledger ledger = this.<Ledger>store(StateStores.TRACK_LEDGER).get(StateStores.LEDGER_KEY);
        return ledger == null ? new Ledger(1) : ledger;
    }

    <V> KeyValueStore<Bytes, V> store(String name) {
        return driver.getKeyValueStore(name);
    }

    List<TestRecord<byte[], DeadLetter>> deadLetters() {
        return read(TOPICS.deadLetters(), serde(DeadLetter.class).deserializer());
    }

    List<TestRecord<byte[], Recommendations>> lists() {
        return read(TOPICS.recommendations(), serde(Recommendations.class).deserializer());
    }

    List<TestRecord<byte[], ModelMetrics>> metrics() {
        return read(TOPICS.modelMetrics(), serde(ModelMetrics.class).deserializer());
    }

    /// What was sent to the track room since this was asked last.
    List<TestRecord<byte[], byte[]>> updates() {
        return read(TOPICS.trackUpdates(), new ByteArrayDeserializer());
    }

    /// The track room hears of something that another listener room has sent.
    Driven hears(TestRecord<byte[], byte[]> update) {
        driver.createInputTopic(TOPICS.trackUpdates(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(update);
        return this;
    }

    List<TestRecord<byte[], byte[]>> rerouted() {
        return read(TOPICS.reroutedEvents(), new ByteArrayDeserializer());
    }

    /// What has been written to the changelog of a store since this was asked last.
    List<TestRecord<byte[], byte[]>> changes(String store) {
        return read(StreamSettings.DEFAULTS.applicationId() + "-" + store + "-changelog", new ByteArrayDeserializer());
    }

    private <V> List<TestRecord<byte[], V>> read(String topic, Deserializer<V> values) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), values)
                .readRecordsToList();
    }

    private <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
        return AvroSerdes.create(type, Map.of("schema.registry.url", registry.url()));
    }

    @Override
    public void close() {
        driver.close();
        registry.close();
    }
}
