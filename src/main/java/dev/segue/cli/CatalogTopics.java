package dev.segue.cli;

import dev.segue.app.Settings;
import dev.segue.catalog.Alias;
import dev.segue.catalog.Catalog;
import dev.segue.catalog.CatalogAlbum;
import dev.segue.catalog.CatalogArtist;
import dev.segue.catalog.CatalogPlaylist;
import dev.segue.catalog.CatalogTrack;
import dev.segue.events.TrackId;
import dev.segue.topology.TopicAdmin;
import dev.segue.topology.Topics;
import dev.segue.wire.Album;
import dev.segue.wire.Artist;
import dev.segue.wire.AvroSerdes;
import dev.segue.wire.CatalogRecords;
import dev.segue.wire.Playlist;
import dev.segue.wire.Track;
import dev.segue.wire.TrackAlias;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/// The catalog's topics: what is in them, and what is written to them.
///
/// One program at a time should load: two would not see each other's tracks.
final class CatalogTopics implements CatalogOutput {

    private final Topics topics;
    private final Serde<Track> tracks;
    private final Serde<TrackAlias> aliases;
    private final Serde<Album> albums;
    private final Serde<Artist> artists;
    private final Serde<Playlist> playlists;
    private final Producer<byte[], byte[]> producer;
    private final Map<String, Integer> hashes = new HashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<@Nullable Exception>();
    private final Instant now;

    private CatalogTopics(Settings settings, Instant now) {
        this.topics = new Topics(settings.streams().topicPrefix());
        this.now = now;
        Map<String, Object> wire = new HashMap<>(settings.kafkaOverrides());
        wire.put("schema.registry.url", String.join(",", settings.streams().registryUrls()));
        tracks = AvroSerdes.create(Track.class, wire);
        aliases = AvroSerdes.create(TrackAlias.class, wire);
        albums = AvroSerdes.create(Album.class, wire);
        artists = AvroSerdes.create(Artist.class, wire);
        playlists = AvroSerdes.create(Playlist.class, wire);
        Properties config = client(settings);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.LINGER_MS_CONFIG, "20");
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(128 * 1024));
        producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// Makes sure that the topics are there, reads what is in them into the catalog, and is ready to write.
    ///
    /// @param now stamps new aliases
    static CatalogTopics open(Settings settings, Catalog catalog, Instant now) {
        KafkaAccess access = new KafkaAccess(settings);
        try (Consumer<byte[], byte[]> consumer = access.openConsumer();
                Admin admin = Admin.create(client(settings))) {
            Topics topics = new Topics(settings.streams().topicPrefix());
            new TopicAdmin(admin)
                    .ensure(
                            topics.all(),
                            settings.streams().partitions(),
                            settings.streams().replication());
            CatalogTopics opened = new CatalogTopics(settings, now);
            opened.restore(consumer, catalog);
            return opened;
        } catch (TopicAdmin.WrongTopicException wrong) {
            throw new CommandFailure(ExitStatus.FAILED, Failures.reason(wrong), wrong);
        }
    }

    private static Properties client(Settings settings) {
        Properties config = new Properties();
        config.putAll(settings.kafkaOverrides());
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.streams().bootstrapServers());
        return config;
    }

    private void restore(Consumer<byte[], byte[]> consumer, Catalog catalog) {
        new TopicReader(consumer, topics.tracks()).readAll(record -> {
            String id = key(record.key());
            if (record.value() == null) {
                catalog.forget(new TrackId(id));
            } else {
                catalog.restore(
                        CatalogRecords.track(tracks.deserializer().deserialize(topics.tracks(), record.value())));
            }
            return true;
        });
        new TopicReader(consumer, topics.trackAliases()).readAll(record -> {
            if (record.value() != null) {
                TrackAlias alias = aliases.deserializer().deserialize(topics.trackAliases(), record.value());
                catalog.restore(CatalogRecords.alias(key(record.key()), alias));
            }
            return true;
        });
        for (String topic : new String[] {topics.albums(), topics.artists(), topics.playlists()}) {
            new TopicReader(consumer, topic).readAll(record -> {
                hashes.put(topic + key(record.key()), Arrays.hashCode(record.value()));
                return true;
            });
        }
    }

    @Override
    public void write(CatalogTrack track) {
        send(topics.tracks(), track.key(), bytes(topics.tracks(), tracks, CatalogRecords.record(track)));
    }

    @Override
    public void remove(TrackId track) {
        send(topics.tracks(), track.value(), null);
    }

    @Override
    public void write(Alias alias) {
        send(
                topics.trackAliases(),
                alias.urn(),
                bytes(topics.trackAliases(), aliases, CatalogRecords.record(alias, now)));
    }

    @Override
    public boolean write(CatalogAlbum album) {
        return sendChanged(topics.albums(), album.key(), bytes(topics.albums(), albums, CatalogRecords.record(album)));
    }

    @Override
    public boolean write(CatalogArtist artist) {
        return sendChanged(
                topics.artists(), artist.key(), bytes(topics.artists(), artists, CatalogRecords.record(artist)));
    }

    @Override
    public boolean write(CatalogPlaylist playlist) {
        return sendChanged(
                topics.playlists(),
                playlist.key(),
                bytes(topics.playlists(), playlists, CatalogRecords.record(playlist)));
    }

    @Override
    public void flush() {
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new CommandFailure(
                    ExitStatus.FAILED, "the broker did not take the catalog: " + Failures.reason(failed), failed);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private boolean sendChanged(String topic, String key, byte[] value) {
        Integer hash = Arrays.hashCode(value);
        if (hash.equals(hashes.put(topic + key, hash))) {
            return false;
        }
        send(topic, key, value);
        return true;
    }

    private void send(String topic, String key, byte @Nullable [] value) {
        var _ = producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value), (_, failed) -> {
            if (failed != null) {
                failure.compareAndSet(null, failed);
            }
        });
    }

    private static <T extends SpecificRecord> byte[] bytes(String topic, Serde<T> serde, T record) {
        try {
            return serde.serializer().serialize(topic, record);
        } catch (KafkaException unreachable) {
            throw new CommandFailure(
                    ExitStatus.FAILED,
                    "the schema registry does not take the schema of %s: %s; say where it is with --registry"
                            .formatted(topic, Failures.reason(unreachable)),
                    unreachable);
        }
    }

    private static String key(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }
}
