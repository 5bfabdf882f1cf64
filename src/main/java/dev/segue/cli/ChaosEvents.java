package dev.segue.cli;

import dev.segue.events.EventType;
import dev.segue.events.ListeningEvent;
import dev.segue.simulation.InventedCatalog;
import dev.segue.simulation.InventedHistory;
import dev.segue.simulation.InventedListeners;
import dev.segue.wire.AvroSerdes;
import dev.segue.wire.EventCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// Records as the world sends them: in about the order of their times, some twice, some late by a day, some to the
/// wrong partition, some broken, some with a record timestamp that cannot be right.
public final class ChaosEvents {

    private final String topic;
    private final int partitions;
    private final Random random;
    private final Serializer<dev.segue.wire.ListeningEvent> serializer;
    private final int schemaId;

    /// An event and when it is sent, ms since the epoch; those that are due at one time go in the order of the list.
    record Due(long sendAtMillis, ListeningEvent event) {}

    /// @param topic the input topic
    /// @param partitions how many it has
    /// @param registryUrl where the schema is registered
    /// @param seed of what is late, doubled, misplaced and broken
    public ChaosEvents(String topic, int partitions, String registryUrl, long seed) {
        this.topic = topic;
        this.partitions = partitions;
        this.random = new Random(seed);
        this.serializer = AvroSerdes.create(
                        dev.segue.wire.ListeningEvent.class, Map.of("schema.registry.url", registryUrl))
                .serializer();
        this.schemaId = ByteBuffer.wrap(bytes(ListeningEvent.of(EventType.PLAY, "ann", "t", Instant.EPOCH)))
                .getInt(1);
    }

    /// Returns about that many events of an invented world, reactions to them, lists that were shown and what came of
    /// them, and more that are doubled or broken, in the order in which they are to be sent.
    ///
    /// @param end when the last one is over
    public List<ProducerRecord<byte[], byte[]>> invented(Instant end, int events) {
        List<Due> due = new ArrayList<>();
        InventedCatalog catalog = InventedCatalog.of(7, 1500);
        try (Stream<ListeningEvent> history =
                InventedHistory.stream(catalog, InventedListeners.of(7, 300, catalog), end, events)) {
            ChaosReactions reactions = new ChaosReactions(random);
            ChaosLists lists = new ChaosLists(random, end);
            history.forEach(event -> {
                add(event, due);
                reactions.to(event).ifPresent(reaction -> add(reaction, due));
                due.addAll(lists.after(event, !isMisplaced(event.user())));
            });
        }
        due.sort(Comparator.comparingLong(Due::sendAtMillis));
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (Due one : due) {
            records.add(sent(one.event()));
            if (random.nextInt(200) == 0) {
                records.add(broken(one.event()));
            }
        }
        return records;
    }

    /// A play of a listener of each partition, which moves all clocks to a time.
    public List<ProducerRecord<byte[], byte[]>> clocksAt(Instant time) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            int number = 0;
            while (homeOf("clock-" + number) != partition) {
                number++;
            }
            String user = "clock-" + number;
            records.add(record(
                    partition,
                    user,
                    bytes(ListeningEvent.of(EventType.PLAY, user, "clock", time).withEventId("clock-" + time))));
        }
        return records;
    }

    private void add(ListeningEvent event, List<Due> due) {
        long at = event.at().orElseThrow().toEpochMilli();
        boolean late = Math.floorMod(event.user().hashCode(), 10) == 3 && random.nextInt(8) == 0;
        long sendAt = late ? at + random.nextLong(Duration.ofHours(30).toMillis()) : at;
        due.add(new Due(sendAt, event));
        if (random.nextInt(50) == 0) {
            due.add(new Due(sendAt + random.nextLong(Duration.ofHours(6).toMillis()), event));
        }
    }

    /// Returns whether every record of a listener is where another partitioner has put it.
    static boolean isMisplaced(String user) {
        return Math.floorMod(user.hashCode(), 50) == 7;
    }

    private ProducerRecord<byte[], byte[]> sent(ListeningEvent event) {
        int home = homeOf(event.user());
        return record(isMisplaced(event.user()) ? (home + 1) % partitions : home, event.user(), bytes(event));
    }

    private ProducerRecord<byte[], byte[]> broken(ListeningEvent event) {
        byte[] good = bytes(event);
        ListeningEvent other = event.withEventId("broken-" + random.nextLong());
        return switch (random.nextInt(7)) {
            case 0 -> record(random.nextInt(partitions), event.user(), new byte[] {7, 7, 7, 7, 7, 7, 7});
            case 1 ->
                record(
                        random.nextInt(partitions),
                        event.user(),
                        ByteBuffer.wrap(good.clone()).putInt(1, schemaId + 999).array());
            case 2 -> record(random.nextInt(partitions), event.user(), Arrays.copyOf(good, good.length / 2));
            case 3 -> new ProducerRecord<>(topic, random.nextInt(partitions), null, null);
            case 4 ->
                record(
                        random.nextInt(partitions),
                        "",
                        bytes(from(other, "", other.at().orElseThrow())));
            case 5 -> sent(from(other, other.user(), Instant.parse("1970-01-01T00:00:01Z")));
            default -> sent(from(other, other.user(), Instant.parse("2200-01-01T00:00:00Z")));
        };
    }

    private static ListeningEvent from(ListeningEvent event, String user, Instant at) {
        return ListeningEvent.of(event.type(), user, event.track(), at).withEventId(event.eventId());
    }

    private ProducerRecord<byte[], byte[]> record(int partition, String user, byte[] value) {
        return new ProducerRecord<>(topic, partition, timestamp(), user.getBytes(StandardCharsets.UTF_8), value);
    }

    /// What the producer claims; the topic puts the time of arrival in its place.
    private @Nullable Long timestamp() {
        return switch (random.nextInt(10)) {
            case 0 -> 0L;
            case 1 -> Instant.parse("2200-01-01T00:00:00Z").toEpochMilli();
            default -> null;
        };
    }

    private int homeOf(String user) {
        return Utils.toPositive(Utils.murmur2(user.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    private byte[] bytes(ListeningEvent event) {
        return serializer.serialize(topic, EventCodec.toWire(event));
    }
}
