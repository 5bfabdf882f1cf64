package dev.segue.cli;

import dev.segue.events.Interaction;
import dev.segue.events.ListeningEvent;
import dev.segue.intake.Checked;
import dev.segue.intake.EventKey;
import dev.segue.intake.IntakeRules;
import dev.segue.wire.Decoded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/// Reads the partitions of `listening-events` as one stream of accepted interactions.
///
/// The order is that of the partitions' clocks (the greatest event time that has come), which a service keeps;
/// within a partition it is that of the offsets. So an event that is late is as late here as it was there, and what
/// was read up to any point is a beginning of each partition. Memory: some thousand records a partition.
///
/// Rejected events and repeated ones are passed over, as in the listener room; but a play that is older than ids are
/// remembered is taken as often as it comes, and names of tracks are taken as they are.
final class RetainedReader implements Iterator<Interaction>, AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final int POLLS = 240; // a minute
    private static final int WAITING = 4_000;

    private final Consumer<byte[], byte[]> consumer;
    private final Function<byte[], Decoded> decoder;
    private final IntakeRules rules;
    private final Repeats repeats;
    private final Map<TopicPartition, Lane> lanes;
    private final PriorityQueue<Head> heads =
            new PriorityQueue<>(Comparator.comparingLong((Head head) -> head.clockMillis)
                    .thenComparingInt(head -> head.lane.partition.partition()));

    private record Head(long clockMillis, Lane lane, Interaction next) {}

    private static final class Lane {

        private final TopicPartition partition;
        private final Deque<ConsumerRecord<byte[], byte[]>> waiting = new ArrayDeque<>();
        private long end;
        private long clockMillis = Long.MIN_VALUE;

        Lane(TopicPartition partition) {
            this.partition = partition;
        }
    }

    /// @param starts where to begin, by partition
    /// @param ends where to stop
    RetainedReader(
            Consumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> starts,
            Map<TopicPartition, Long> ends,
            Function<byte[], Decoded> decoder,
            IntakeRules rules,
            Repeats repeats) {
        this.consumer = consumer;
        this.decoder = decoder;
        this.rules = rules;
        this.repeats = repeats;
        this.lanes = starts.keySet().stream().collect(Collectors.toMap(Function.identity(), Lane::new));
        consumer.assign(starts.keySet());
        starts.forEach(consumer::seek);
        moveEnds(ends);
    }

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    @Override
    public Interaction next() {
        Head head = heads.poll();
        if (head == null) {
            throw new NoSuchElementException();
        }
        enter(head.lane);
        return head.next;
    }

    /// Goes on, when all was read, to what has come since.
    ///
    /// @return how many records that is
    long extend() {
        long before = ends();
        moveEnds(consumer.endOffsets(lanes.keySet()));
        return ends() - before;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private long ends() {
        return lanes.values().stream().mapToLong(lane -> lane.end).sum();
    }

    private void moveEnds(Map<TopicPartition, Long> ends) {
        ends.forEach((partition, end) -> laneOf(partition).end = end);
        lanes.values().forEach(this::enter);
    }

    private void enter(Lane lane) {
        Optional<ConsumerRecord<byte[], byte[]>> record = take(lane);
        while (record.isPresent()) {
            Optional<Interaction> interaction = accepted(record.get());
            if (interaction.isPresent()) {
                lane.clockMillis =
                        Math.max(lane.clockMillis, interaction.get().at().toEpochMilli());
                heads.add(new Head(lane.clockMillis, lane, interaction.get()));
                return;
            }
            record = take(lane);
        }
    }

    private Optional<ConsumerRecord<byte[], byte[]>> take(Lane lane) {
        int inVain = 0;
        while (lane.waiting.isEmpty() && consumer.position(lane.partition) < lane.end) {
            inVain = poll(lane) ? 0 : inVain + 1;
            if (inVain == POLLS) {
                throw new TimeoutException("nothing came from %s for a minute".formatted(lane.partition));
            }
        }
        ConsumerRecord<byte[], byte[]> first = lane.waiting.peek();
        if (first == null || first.offset() >= lane.end) {
            return Optional.empty();
        }
        lane.waiting.remove();
        return Optional.of(first);
    }

    /// Reads on, but no further in those partitions of which enough waits.
    ///
    /// @return whether anything came
    private boolean poll(Lane wanted) {
        List<TopicPartition> full = new ArrayList<>();
        List<TopicPartition> open = new ArrayList<>();
        for (Lane lane : lanes.values()) {
            (lane != wanted && lane.waiting.size() >= WAITING ? full : open).add(lane.partition);
        }
        consumer.pause(full);
        consumer.resume(open);
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            laneOf(new TopicPartition(record.topic(), record.partition()))
                    .waiting
                    .add(record);
        }
        return !records.isEmpty();
    }

    private Lane laneOf(TopicPartition partition) {
        Lane lane = lanes.get(partition);
        if (lane == null) {
            throw new IllegalStateException("%s is not read".formatted(partition));
        }
        return lane;
    }

    private Optional<Interaction> accepted(ConsumerRecord<byte[], byte[]> record) {
        return decoder.apply(record.value()) instanceof Decoded.Event(ListeningEvent event)
                ? accepted(event, record.timestamp())
                : Optional.empty();
    }

    private Optional<Interaction> accepted(ListeningEvent event, long arrivalMillis) {
        Instant arrival = Instant.ofEpochMilli(arrivalMillis);
        return rules.check(event, arrival) instanceof Checked.Accepted(Interaction interaction)
                        && !repeats.isRepeated(EventKey.of(event, arrival), arrivalMillis)
                ? Optional.of(interaction)
                : Optional.empty();
    }
}
