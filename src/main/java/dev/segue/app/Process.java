package dev.segue.app;

import dev.segue.catalog.CatalogPlaylist;
import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.CatalogView;
import dev.segue.catalog.TrackIndex;
import dev.segue.events.ListeningEvent;
import dev.segue.intake.Checked;
import dev.segue.intake.IntakeRules;
import dev.segue.ranking.CatalogContent;
import dev.segue.ranking.Model;
import dev.segue.ranking.Recommender;
import dev.segue.serving.EventCheck;
import dev.segue.serving.Peer;
import dev.segue.serving.Quality;
import dev.segue.serving.Readiness;
import dev.segue.serving.http.HttpServer;
import dev.segue.serving.http.Services;
import dev.segue.serving.lookup.InputPartitions;
import dev.segue.serving.lookup.KafkaCatalog;
import dev.segue.serving.lookup.KafkaEventLog;
import dev.segue.serving.lookup.LagMonitor;
import dev.segue.serving.lookup.LocalStores;
import dev.segue.serving.lookup.ModelGroups;
import dev.segue.serving.lookup.StoreCopies;
import dev.segue.serving.lookup.StoreDumps;
import dev.segue.serving.lookup.StreamsLookups;
import dev.segue.serving.lookup.StreamsPeers;
import dev.segue.topology.ClusterCheck;
import dev.segue.topology.Counters;
import dev.segue.topology.GroupProtocol;
import dev.segue.topology.LiveQuality;
import dev.segue.topology.SegueTopology;
import dev.segue.topology.StreamSettings;
import dev.segue.topology.StreamsProperties;
import dev.segue.topology.TopicAdmin;
import dev.segue.topology.Topics;
import dev.segue.topology.Wiring;
import dev.segue.wire.Album;
import dev.segue.wire.Artist;
import dev.segue.wire.AvroSerdes;
import dev.segue.wire.CatalogRecords;
import dev.segue.wire.DeadLetter;
import dev.segue.wire.EventReader;
import dev.segue.wire.ModelMetrics;
import dev.segue.wire.Playlist;
import dev.segue.wire.Recommendations;
import dev.segue.wire.RegistryClient;
import dev.segue.wire.TrackAlias;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One Segue process: what it starts, in which order, and how it stops.
///
/// Topics and schemas first (a process that cannot trust them must not start), then the streams, then HTTP, which says
/// *not ready* until every store is restored. It stops in the opposite order: requests under way are answered, the
/// transaction is committed, the group is left, so that the next start does not wait for a time-out.
@SuppressWarnings("AvoidCommonTypeNames") // one Segue process is what it is called everywhere
public final class Process implements AutoCloseable {

    private static final String VECTORS = "jdk.incubator.vector";

    private static final Logger LOG = LoggerFactory.getLogger(Process.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

    private final KafkaStreams streams;
    private final HttpServer http;
    private final Producer<byte[], byte[]> producer;
    private final Admin admin;
    private final UpdatesPurger purger;
    private final Meters meters;
    private final LocalStores stores;
    private final TrackIndex index;
    private final ContentFitter fitter;
    private final StoreCopies copies = new StoreCopies(System::nanoTime);
    private final LagMonitor lags;
    private final InputPartitions partitions;
    private final Peer self;
    private final StateFolder folder;
    private final Optional<Retraining> retraining;
    private volatile boolean modelComplete;
    private final Wiring wiring;

    private Process(Settings settings, Admin admin) {
        CatalogContent content;
        IndexedTracks indexed;
        ClientConfigs clients = new ClientConfigs(settings);
        StreamSettings stream = settings.streams();
        Topics topics = new Topics(stream.topicPrefix());
        this.admin = admin;
        int port = settings.http().port() == 0
                ? freePort(settings.http().host())
                : settings.http().port();
        self = Advertised.of(settings.peers(), settings.http().host(), port);
        partitions = new InputPartitions(stream.partitions());
        try {
            Map<String, Object> wire = clients.wire();
            RegistryClient registry = new RegistryClient(wire);
            Ahead<Integer> schemas = Schemas.registering(registry, topics);
            ClusterCheck cluster = new ClusterCheck(admin);
            cluster.check(stream.bootstrapServers());
            cluster.checkState(stream.applicationId(), stream.partitions());
            folder = new StateFolder(stream.stateDir(), stream.applicationId(), stream.partitions());
            folder.claim();
            Ahead<TrackIndex> opening = IndexedTracks.opening(stream.stateDir());
            new TopicAdmin(admin).ensure(topics.all(), stream.partitions(), stream.replication());
            GroupProtocol.configure(admin, stream);
            schemas.get();
            index = opening.get();
            Model model = new Model(settings.trending(), settings.factors());
            content = new CatalogContent(model);
            indexed = new IndexedTracks(index);
            wiring = wire(
                    settings,
                    topics,
                    registry,
                    wire,
                    model,
                    new DescribedTracks(model, indexed, content, model.groups()));
            streams = new SafelyMetered(
                    SegueTopology.build(wiring),
                    StreamsProperties.of(stream, settings.rocksDb(), clients.streamsOverrides(self)));
            producer = new KafkaProducer<>(clients.producer(), new ByteArraySerializer(), new ByteArraySerializer());
            stores = new LocalStores(streams, copies);
            lags = new LagMonitor(
                    streams, copies, admin, topics.listeningEvents(), stream.partitions(), System::nanoTime);
            PrometheusMeterRegistry registryOfMeters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            meters = new Meters(registryOfMeters, wiring, streams, settings.generations());
            retraining = Retraining.of(settings, Clock.systemUTC(), registryOfMeters);
            http = HttpServer.start(
                    settings.http().withPort(port),
                    settings.peers(),
                    services(wire, topics, settings.generations()),
                    registryOfMeters,
                    Clock.systemUTC());
        } catch (RuntimeException e) {
            admin.close(Duration.ofSeconds(1));
            throw e;
        }
        streams.setGlobalStateRestoreListener(copies);
        streams.setStandbyUpdateListener(copies);
        streams.setStateListener((_, _) -> copies.changed());
        streams.setUncaughtExceptionHandler(failure -> {
            LOG.error("a stream thread failed and is replaced; its transaction is aborted and done again", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        streams.start(); // returns when the model room has been read to its end
        indexed.started();
        modelComplete = true;
        fitter = new ContentFitter(content, index, this::isReady);
        lags.start();
        retraining.ifPresent(Retraining::start);
        purger = new UpdatesPurger(admin, stream.applicationId(), topics, settings.streamsOverrides());
    }

    /// Starts a process against a cluster that is there, with as many partitions as the settings say.
    ///
    /// @throws TopicAdmin.WrongTopicException when a topic is not as it must be
    /// @throws TopicAdmin.KafkaUnreachableException when the brokers do not answer
    /// @throws SettingsException when the JVM was started without what vectors are computed with
    public static Process start(Settings settings) {
        requireVectors();
        return new Process(settings, Admin.create(new ClientConfigs(settings).admin()));
    }

    /// Starts a process that has no say in the number of partitions: where the cluster's topics are there it takes
    /// theirs, and else what the settings say. Brokers that do not answer are left to the start itself.
    ///
    /// @throws RuntimeException as [#start]
    public static Process join(Settings settings) {
        requireVectors();
        Admin admin = Admin.create(new ClientConfigs(settings).admin());
        String topic = new Topics(settings.streams().topicPrefix()).listeningEvents();
        OptionalInt found;
        try {
            found = new TopicAdmin(admin).partitionsOf(topic);
        } catch (TopicAdmin.KafkaUnreachableException notNow) {
            found = OptionalInt.empty();
        }
        return new Process(found.isPresent() ? settings.withPartitions(found.getAsInt()) : settings, admin);
    }

    private static void requireVectors() {
        if (ModuleLayer.boot().findModule(VECTORS).isEmpty()) {
            throw new SettingsException("this JVM lacks %s; start java with --add-modules %s, as bin/segue does"
                    .formatted(VECTORS, VECTORS));
        }
    }

    /// Returns the port of the HTTP service.
    public int port() {
        return http.port();
    }

    /// Returns whether every look-up can be answered.
    public boolean isReady() {
        return readiness().ready();
    }

    /// Returns this process's own stores.
    public LocalStores stores() {
        return stores;
    }

    /// Returns what this process has counted.
    public Counters counters() {
        return wiring.counters();
    }

    @Override
    public void close() {
        http.close();
        retraining.ifPresent(Retraining::close);
        purger.close();
        lags.close();
        boolean closed = streams.close(CloseOptions.timeout(STOP_WITHIN)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        if (closed) {
            folder.release();
        }
        meters.close();
        fitter.close();
        index.close();
        producer.close(Duration.ofSeconds(5));
        admin.close(Duration.ofSeconds(5));
    }

    private Services services(Map<String, Object> wire, Topics topics, GenerationSettings room) {
        StreamsLookups lookups = new StreamsLookups(
                stores,
                wiring.model(),
                wiring.recommender(),
                partitions,
                lags,
                this::readiness,
                System::nanoTime,
                wiring.listener().featureShare());
        KafkaEventLog log = new KafkaEventLog(
                producer, serializer(dev.segue.wire.ListeningEvent.class, wire), topics.listeningEvents());
        IntakeRules rules = new IntakeRules(wiring.intake());
        return new Services(
                log,
                event -> refusal(rules, event),
                lookups,
                dumps(),
                new ModelGroups(wiring.model(), wiring.model().groups()),
                catalog(wire, topics),
                () -> qualityOf(wiring.counters().quality()),
                new HeldModels(wiring.model().generations(), room, retraining),
                new StreamsPeers(streams, stores, partitions, self));
    }

    private Readiness readiness() {
        return copies.readiness(
                streams.state(), modelComplete, StoreCopies.isAlone(streams), StoreCopies.replicas(streams));
    }

    private KafkaCatalog catalog(Map<String, Object> wire, Topics topics) {
        return new KafkaCatalog(
                index,
                wiring.model()::resolve,
                producer,
                topics,
                new KafkaCatalog.Serializers(
                        serializer(dev.segue.wire.Track.class, wire),
                        serializer(Album.class, wire),
                        serializer(Artist.class, wire),
                        serializer(Playlist.class, wire)));
    }

    private static Quality qualityOf(LiveQuality quality) {
        return new Quality(
                Duration.ofMillis(LiveQuality.KEPT_MILLIS),
                quality.ofLate().entrySet().stream()
                        .filter(entry -> entry.getValue().lists() > 0)
                        .map(entry -> new Quality.Line(
                                entry.getKey().slice(),
                                entry.getKey().variant(),
                                entry.getKey().cold(),
                                entry.getValue().lists(),
                                entry.getValue().recall(),
                                entry.getValue().ndcg(),
                                entry.getValue().reciprocalRank()))
                        .toList());
    }

    private StoreDumps dumps() {
        return new StoreDumps(
                stores, wiring.model(), wiring.coListens(), wiring.streams().partitions());
    }

    private static Optional<EventCheck.Refusal> refusal(IntakeRules rules, ListeningEvent event) {
        return switch (rules.check(event, Clock.systemUTC().instant())) {
            case Checked.Accepted _ -> Optional.empty();
            case Checked.Rejected(var reason, var detail) -> Optional.of(new EventCheck.Refusal(reason.code(), detail));
        };
    }

    private static Wiring wire(
            Settings settings,
            Topics topics,
            RegistryClient registry,
            Map<String, Object> wire,
            Model model,
            CatalogView catalog) {
        return new Wiring(
                topics,
                settings.streams(),
                settings.intake(),
                settings.listener(),
                settings.coListens(),
                settings.trending(),
                settings.ranker(),
                model,
                new Recommender(settings.blend(), settings.variety()),
                PatientReader.forAMinute(new EventReader(registry)::read),
                PatientReader.forAsLongAsItTakes(catalog(topics, wire)),
                aliases(topics, wire),
                PatientReader.forAsLongAsItTakes(playlists(topics, wire)),
                new GenerationOpener(settings.factors(), settings.generations()),
                catalog,
                new Wiring.Serializers(
                        serializer(DeadLetter.class, wire),
                        serializer(Recommendations.class, wire),
                        serializer(ModelMetrics.class, wire)),
                new Counters());
    }

    private static Function<byte[], CatalogTrack> catalog(Topics topics, Map<String, Object> wire) {
        Deserializer<dev.segue.wire.Track> deserializer =
                AvroSerdes.create(dev.segue.wire.Track.class, wire).deserializer();
        return bytes -> CatalogRecords.track(deserializer.deserialize(topics.tracks(), bytes));
    }

    private static Function<byte[], CatalogPlaylist> playlists(Topics topics, Map<String, Object> wire) {
        Deserializer<Playlist> deserializer =
                AvroSerdes.create(Playlist.class, wire).deserializer();
        return bytes -> CatalogRecords.playlist(deserializer.deserialize(topics.playlists(), bytes));
    }

    private static Wiring.AliasDecoder aliases(Topics topics, Map<String, Object> wire) {
        Deserializer<TrackAlias> deserializer =
                AvroSerdes.create(TrackAlias.class, wire).deserializer();
        PatientReader<TrackAlias> reader =
                PatientReader.forAsLongAsItTakes(bytes -> deserializer.deserialize(topics.trackAliases(), bytes));
        return (name, bytes) -> CatalogRecords.alias(name, reader.apply(bytes));
    }

    private static <T extends SpecificRecord> Serializer<T> serializer(Class<T> type, Map<String, Object> wire) {
        return AvroSerdes.create(type, wire).serializer();
    }

    /// The port must be known before the service listens: the group is told of it first.
    private static int freePort(String host) {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new SettingsException("segue.http.host must be an address of this machine but %s is not one (%s)"
                    .formatted(host, e.getMessage()));
        }
    }
}
