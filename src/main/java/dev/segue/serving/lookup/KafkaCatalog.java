package dev.segue.serving.lookup;

import dev.segue.catalog.CatalogAlbum;
import dev.segue.catalog.CatalogArtist;
import dev.segue.catalog.CatalogEntry;
import dev.segue.catalog.CatalogPlaylist;
import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.TrackIndex;
import dev.segue.events.TrackId;
import dev.segue.serving.CatalogStore;
import dev.segue.topology.Topics;
import dev.segue.wire.Album;
import dev.segue.wire.Artist;
import dev.segue.wire.CatalogRecords;
import dev.segue.wire.Playlist;
import dev.segue.wire.Track;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// Reads this process's index of the catalog and writes to its topics.
public final class KafkaCatalog implements CatalogStore {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final TrackIndex index;
    private final UnaryOperator<TrackId> names;
    private final Producer<byte[], byte[]> producer;
    private final Topics topics;
    private final Serializers serializers;

    /// How the public records are written.
    ///
    /// @param tracks of tracks
    /// @param albums of albums
    /// @param artists of artists
    /// @param playlists of playlists
    public record Serializers(
            Serializer<Track> tracks,
            Serializer<Album> albums,
            Serializer<Artist> artists,
            Serializer<Playlist> playlists) {}

    /// @param index this process's copy
    /// @param names gives the track that is meant by another name of it
    /// @param producer writes with `acks=all`; stays the caller's
    /// @param topics the names of the topics
    /// @param serializers how records are written
    public KafkaCatalog(
            TrackIndex index,
            UnaryOperator<TrackId> names,
            Producer<byte[], byte[]> producer,
            Topics topics,
            Serializers serializers) {
        this.index = index;
        this.names = names;
        this.producer = producer;
        this.topics = topics;
        this.serializers = serializers;
    }

    @Override
    public Optional<CatalogTrack> find(TrackId track) {
        return index.find(track.value()).or(() -> index.find(names.apply(track).value()));
    }

    @Override
    public List<Found> search(String text, int limit) {
        return index.search(text, limit).stream()
                .map(hit -> new Found(hit.track(), hit.score()))
                .toList();
    }

    @Override
    public Written write(List<CatalogEntry> entries) {
        return awaiting(() -> {
            List<Future<RecordMetadata>> sent = new ArrayList<>(entries.size());
            entries.forEach(entry -> sent.add(send(entry)));
            return sent;
        });
    }

    @Override
    public Written remove(TrackId track) {
        return awaiting(() -> List.of(send(topics.tracks(), track.value(), null)));
    }

    private Future<RecordMetadata> send(CatalogEntry entry) {
        return switch (entry) {
            case CatalogTrack track ->
                send(
                        topics.tracks(),
                        track.key(),
                        serializers.tracks().serialize(topics.tracks(), CatalogRecords.record(track)));
            case CatalogAlbum album ->
                send(
                        topics.albums(),
                        album.key(),
                        serializers.albums().serialize(topics.albums(), CatalogRecords.record(album)));
            case CatalogArtist artist ->
                send(
                        topics.artists(),
                        artist.key(),
                        serializers.artists().serialize(topics.artists(), CatalogRecords.record(artist)));
            case CatalogPlaylist playlist ->
                send(
                        topics.playlists(),
                        playlist.key(),
                        serializers.playlists().serialize(topics.playlists(), CatalogRecords.record(playlist)));
        };
    }

    private Future<RecordMetadata> send(String topic, String key, byte @Nullable [] value) {
        return producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
    }

    private static Written awaiting(Supplier<List<Future<RecordMetadata>>> send) {
        try {
            for (Future<RecordMetadata> future : send.get()) {
                future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
            return new Written.Acknowledged();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unavailable(e);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            return unavailable(e);
        }
    }

    private static Written unavailable(Exception why) {
        Throwable cause = why.getCause() == null ? why : why.getCause();
        return new Written.Unavailable(
                "the log did not acknowledge the catalog's change (%s); send the same again, it does no harm"
                        .formatted(cause.getClass().getSimpleName()),
                RETRY_AFTER);
    }
}
