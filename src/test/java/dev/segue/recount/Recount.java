package dev.segue.recount;

import dev.segue.recount.NaivePairs.Pair;
import dev.segue.recount.NaivePairs.Play;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// What the records of the input topic amount to by the documented rules, in one pass over them.
///
/// Covers every type of event, and records that cannot be accepted. An event id counts once; the run is shorter than
/// ids are remembered. Judgements and blocks stand as the last of them to arrive left them.
public final class Recount {

    private static final long EARLIEST = Instant.parse("1990-01-01T00:00:00Z").toEpochMilli();
    private static final long LEAD = 5 * 60_000;
    private static final long SESSION_GAP = 30 * 60_000;
    private static final long CHOICE = 30_000;
    private static final int UNITS = 2520;

    /// One followed by another.
    ///
    /// @param from the track that was played first
    /// @param to the track that followed
    public record Following(String from, String to) {}

    /// How often, and how near.
    ///
    /// @param units Σ 2520/distance
    /// @param pairs how many
    public record Weight(long units, long pairs) {

        /// Returns the sum.
        public Weight plus(Weight other) {
            return new Weight(units + other.units, pairs + other.pairs);
        }
    }

    /// What a listener thinks of a track.
    ///
    /// @param user who
    /// @param track the track's id
    public record Judged(String user, String track) {}

    /// What is not to be offered.
    ///
    /// @param kind `track` or `artist`
    /// @param id its id
    public record Blocked(String kind, String id) {}

    private final IntFunction<Optional<Schema>> schemas;
    private final int partitions;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, List<Play>> plays = new HashMap<>();
    private final Map<String, Long> playCounts = new HashMap<>();
    private final Map<String, Long> skipCounts = new HashMap<>();
    private final Map<String, Long> likeCounts = new HashMap<>();
    private final Map<String, Long> dislikeCounts = new HashMap<>();
    private final Map<Judged, String> verdicts = new HashMap<>();
    private final Map<String, Map<Blocked, Optional<Long>>> blocks = new HashMap<>();
    private final Map<String, Long> types = new HashMap<>();
    private final Map<String, Long> unlikeCounts = new HashMap<>();
    private final ListRecount lists;
    private final Set<String> deadLetters = new TreeSet<>();
    private long read;
    private long accepted;
    private long duplicates;
    private long rerouted;

    private Recount(IntFunction<Optional<Schema>> schemas, int partitions, Duration outcomeWindow) {
        this.schemas = schemas;
        this.partitions = partitions;
        this.lists = new ListRecount(outcomeWindow);
    }

    /// Counts records, which come in the order of their offsets within each partition.
    ///
    /// @param outcomeWindow for how long after a list was shown it can be answered
    public static Recount of(
            Iterable<InputRecord> records,
            IntFunction<Optional<Schema>> schemas,
            int partitions,
            Duration outcomeWindow) {
        Recount recount = new Recount(schemas, partitions, outcomeWindow);
        for (InputRecord one : records) {
            recount.read++;
            String reason = recount.count(one);
            if (!reason.isEmpty()) {
                recount.deadLetters.add(one.partition() + "/" + one.offset() + " " + reason);
            }
        }
        return recount;
    }

    /// Returns how many records there are.
    public long read() {
        return read;
    }

    /// Returns how many count.
    public long accepted() {
        return accepted;
    }

    /// Returns how many had come before.
    public long duplicates() {
        return duplicates;
    }

    /// Returns how many were in a partition that is not their listener's.
    public long rerouted() {
        return rerouted;
    }

    /// Returns `partition/offset reason` of each record that is refused.
    public Set<String> deadLetters() {
        return deadLetters;
    }

    /// Returns each listener's plays in the order of arrival.
    public Map<String, List<Play>> plays() {
        return plays;
    }

    /// Returns how often each track was played.
    public Map<String, Long> playCounts() {
        return playCounts;
    }

    /// Returns how often each track was skipped.
    public Map<String, Long> skipCounts() {
        return skipCounts;
    }

    /// Returns how often each track was liked, by a like or by a rating.
    public Map<String, Long> likeCounts() {
        return likeCounts;
    }

    /// Returns how often each track was disliked, by a dislike or by a rating.
    public Map<String, Long> dislikeCounts() {
        return dislikeCounts;
    }

    /// Returns how often a judgement of each track was taken back, by an unlike or by a rating in the middle.
    public Map<String, Long> unlikeCounts() {
        return unlikeCounts;
    }

    /// Returns what was shown and what came of it.
    public ListRecount lists() {
        return lists;
    }

    /// Returns whether an event was accepted, once or more than once.
    public boolean hasSeen(String user, String eventId) {
        return seen.contains(user + '\n' + eventId);
    }

    /// Returns the judgements that stand, `liked` or `disliked`.
    public Map<Judged, String> verdicts() {
        return verdicts;
    }

    /// Returns each listener's blocks with their ends, empty for those without.
    public Map<String, Map<Blocked, Optional<Long>>> blocks() {
        return blocks;
    }

    /// Returns how many events of each type were accepted.
    public Map<String, Long> types() {
        return types;
    }

    /// Returns what followed what.
    public Map<Following, Weight> successors() {
        Map<Following, Weight> sums = new HashMap<>();
        for (List<Play> ofOne : plays.values()) {
            for (Pair pair : NaivePairs.of(ofOne, SESSION_GAP)) {
                sums.merge(new Following(pair.from(), pair.to()), new Weight(UNITS / pair.distance(), 1), Weight::plus);
            }
        }
        return sums;
    }

    /// Returns why the record is refused, the empty text when it is not.
    private String count(InputRecord one) {
        byte[] value = one.value();
        if (value == null || value.length < 5 || value[0] != 0) {
            return "not_avro";
        }
        Optional<Schema> schema = schemas.apply(ByteBuffer.wrap(value).getInt(1));
        if (schema.isEmpty()) {
            return "unknown_schema";
        }
        GenericRecord event = decode(schema.get(), value);
        return event == null ? "malformed_avro" : count(one, event);
    }

    private String count(InputRecord one, GenericRecord event) {
        String user = text(event, "user");
        if (user.isEmpty()) {
            return "missing_user";
        }
        int home = Utils.toPositive(Utils.murmur2(user.getBytes(StandardCharsets.UTF_8))) % partitions;
        if (home != one.partition()) {
            rerouted++;
        }
        long at = number(event, "at", one.arrivalMillis());
        if (at < EARLIEST) {
            return "event_time_too_old";
        } else if (at > one.arrivalMillis() + LEAD) {
            return "event_time_in_future";
        }
        if (seen.add(user + '\n' + text(event, "event_id"))) {
            accepted++;
            learn(event, user, at);
            lists.add(event, user, at, one.arrivalMillis(), home, one.partition());
        } else {
            duplicates++;
        }
        return "";
    }

    private void learn(GenericRecord event, String user, long at) {
        String track = text(event, "track");
        types.merge(text(event, "type"), 1L, Long::sum);
        switch (text(event, "type")) {
            case "PLAY" -> {
                if (isLeft(number(event, "played_ms", 0), number(event, "duration_ms", 0))) {
                    skipCounts.merge(track, 1L, Long::sum);
                } else {
                    playCounts.merge(track, 1L, Long::sum);
                    plays.computeIfAbsent(user, _ -> new ArrayList<>()).add(new Play(track, at));
                }
            }
            case "SKIP" -> skipCounts.merge(track, 1L, Long::sum);
            case "LIKE" -> judge(user, track, 1);
            case "DISLIKE" -> judge(user, track, -1);
            case "UNLIKE" -> judge(user, track, 0);
            case "RATING" -> judge(user, track, aboveTheMiddle((GenericRecord) event.get("rating")));
            case "BLOCK" -> {
                GenericRecord block = (GenericRecord) event.get("block");
                blocksOf(user).put(blocked(block), ends(block));
            }
            case "UNBLOCK" -> blocksOf(user).remove(blocked((GenericRecord) event.get("block")));
            case "IMPRESSION", "PREFERENCES" -> {}
            default -> throw new IllegalStateException("the recount does not know " + event);
        }
    }

    private void judge(String user, String track, int sign) {
        Judged judged = new Judged(user, track);
        if (sign == 0) {
            unlikeCounts.merge(track, 1L, Long::sum);
            verdicts.remove(judged);
            return;
        }
        verdicts.put(judged, sign > 0 ? "liked" : "disliked");
        (sign > 0 ? likeCounts : dislikeCounts).merge(track, 1L, Long::sum);
    }

    static int aboveTheMiddle(GenericRecord rating) {
        double middle = ((double) rating.get("worst") + (double) rating.get("best")) / 2;
        return Double.compare((double) rating.get("value"), middle);
    }

    private Map<Blocked, Optional<Long>> blocksOf(String user) {
        return blocks.computeIfAbsent(user, _ -> new HashMap<>());
    }

    private static Blocked blocked(GenericRecord block) {
        return new Blocked(text(block, "kind"), text(block, "id"));
    }

    private static Optional<Long> ends(GenericRecord block) {
        long until = number(block, "until", -1);
        return until < 0 ? Optional.empty() : Optional.of(until);
    }

    static boolean isLeft(long played, long duration) {
        return played > 0 && played < CHOICE && (duration == 0 || 2 * played < duration);
    }

    private static @Nullable GenericRecord decode(Schema schema, byte[] value) {
        try {
            BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null);
            GenericRecord event = new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
            return decoder.isEnd() ? event : null;
        } catch (IOException | RuntimeException _) {
            return null;
        }
    }

    static String text(GenericRecord event, String field) {
        return String.valueOf(event.get(field));
    }

    static long number(GenericRecord event, String field, long otherwise) {
        Object value = event.get(field);
        return switch (value) {
            case null -> otherwise;
            case Number number -> number.longValue();
            case Instant instant -> instant.toEpochMilli();
            default -> throw new IllegalStateException(field + " is " + value);
        };
    }
}
