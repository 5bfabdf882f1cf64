package dev.segue.wire;

import dev.segue.events.FactorStep;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackUpdate;
import dev.segue.events.TrackUpdate.Count;
import dev.segue.events.TrackUpdate.Kind;
import dev.segue.events.TrackUpdate.Successor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;

/// The binary form of [TrackUpdate] on `track-updates`: 12 bytes for a count, 3 more with a country, 13 a successor, 77
/// for a step of 32
/// dimensions.
public final class TrackUpdateSerde {

    private static final int VERSION = 1;
    private static final EnumCodes<Kind> KINDS =
            new EnumCodes<>(Kind.class, List.of(Kind.PLAY, Kind.SKIP, Kind.LIKE, Kind.DISLIKE, Kind.UNLIKE));
    private static final int HAS_COUNT = 1;
    private static final int HAS_DESCRIPTION = 2;
    private static final int FIRST_OF_DAY = 4;
    private static final int NEW_LISTENER = 8;
    private static final int HAS_STEP = 16;
    private static final int HAS_COUNTRY = 32;
    private static final int SKIPPED = 0x80;

    private TrackUpdateSerde() {}

    /// Returns the serde.
    public static Serde<TrackUpdate> serde() {
        return new RowSerde<>(TrackUpdateSerde::write, TrackUpdateSerde::read);
    }

    private static byte[] write(TrackUpdate update) {
        RowWriter row = new RowWriter(VERSION, 24 + 14 * update.successors().size() + lengthOfStep(update));
        row.unsigned(update.generation()).signed(update.atMillis());
        row.octet(flagsOf(update));
        if (update.count().isPresent()) {
            row.octet(KINDS.codeOf(update.count().get().kind()));
            if (!update.count().get().country().isEmpty()) {
                row.text(update.count().get().country());
            }
        }
        if (update.description().isPresent()) {
            Description description = update.description().get();
            row.text(description.artist()).text(description.album()).text(description.title());
        }
        row.unsigned(update.successors().size());
        for (Successor successor : update.successors()) {
            row.fixed64(successor.track())
                    .octet(successor.distance() | (successor.skipped() ? SKIPPED : 0))
                    .signed(successor.atMillis() - update.atMillis());
        }
        update.step().ifPresent(step -> FactorRows.put(row, step));
        return row.bytes();
    }

    private static int lengthOfStep(TrackUpdate update) {
        return update.step().map(step -> 16 + 2 * step.vector().dimensions()).orElse(0);
    }

    private static int flagsOf(TrackUpdate update) {
        int flags = (update.description().isPresent() ? HAS_DESCRIPTION : 0)
                | (update.step().isPresent() ? HAS_STEP : 0);
        if (update.count().isPresent()) {
            Count count = update.count().get();
            flags |= HAS_COUNT | (count.firstOfDay() ? FIRST_OF_DAY : 0) | (count.newListener() ? NEW_LISTENER : 0);
            flags |= count.country().isEmpty() ? 0 : HAS_COUNTRY;
        }
        return flags;
    }

    private static TrackUpdate read(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION, "track update");
        int generation = row.count();
        long at = row.signed();
        int flags = row.octet();
        Optional<Count> count = (flags & HAS_COUNT) == 0
                ? Optional.empty()
                : Optional.of(new Count(
                        KINDS.constantOf(row.octet()),
                        (flags & FIRST_OF_DAY) != 0,
                        (flags & NEW_LISTENER) != 0,
                        (flags & HAS_COUNTRY) == 0 ? "" : row.text()));
        Optional<Description> description = (flags & HAS_DESCRIPTION) == 0
                ? Optional.empty()
                : Optional.of(new Description(row.text(), row.text(), row.text()));
        int size = row.count();
        List<Successor> successors = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            long track = row.fixed64();
            int distance = row.octet();
            successors.add(new Successor(track, distance & ~SKIPPED, at + row.signed(), (distance & SKIPPED) != 0));
        }
        Optional<FactorStep> step = (flags & HAS_STEP) == 0 ? Optional.empty() : Optional.of(FactorRows.step(row));
        return new TrackUpdate(generation, at, count, successors, description, step);
    }
}
