package dev.segue.wire;

import dev.segue.events.FeatureBytes;
import dev.segue.listener.Impression;
import dev.segue.listener.Outcome;
import dev.segue.listener.Outcome.Kind;
import dev.segue.listener.ShownTrack;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;

/// The binary form of `listener-impressions`: 13 bytes a track shown, some 17 an outcome, and the features while they
/// are kept.
public final class ImpressionRows {

    private static final int VERSION = 1;
    private static final int CLOSED = 1;
    /// All propensities are 1 and are not written.
    private static final int CERTAIN = 2;
    private static final EnumCodes<Kind> KINDS = new EnumCodes<>(
            Kind.class,
            List.of(Kind.IGNORED, Kind.TAKEN_BACK, Kind.SKIPPED, Kind.COMPLETED, Kind.LIKED, Kind.DISLIKED));

    private ImpressionRows() {}

    /// Returns the serde of `listener-impressions`.
    public static Serde<Impression> serde() {
        return new RowSerde<>(ImpressionRows::write, ImpressionRows::read);
    }

    private static byte[] write(Impression impression) {
        boolean certain = impression.shown().stream().allMatch(track -> track.propensity() == 1);
        RowWriter row = new RowWriter(
                        VERSION,
                        64
                                + impression.features().length()
                                + 16 * impression.shown().size())
                .octet((impression.closed() ? CLOSED : 0) | (certain ? CERTAIN : 0))
                .text(impression.recommendationId())
                .signed(impression.shownAtMillis())
                .signed(impression.arrivedAtMillis() - impression.shownAtMillis())
                .text(impression.mode())
                .text(impression.variant())
                .unsigned(impression.generation())
                .unsigned(impression.shown().size());
        for (ShownTrack track : impression.shown()) {
            row.fixed64(track.track()).unsigned(track.rank()).float32(track.score());
            if (!certain) {
                row.float32(track.propensity());
            }
        }
        row.unsigned(impression.outcomes().size());
        for (Outcome outcome : impression.outcomes()) {
            row.fixed64(outcome.track())
                    .octet(KINDS.codeOf(outcome.kind()))
                    .signed(outcome.atMillis() - impression.shownAtMillis());
        }
        return row.blob(impression.features().bytes()).bytes();
    }

    private static Impression read(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION, "impression");
        int flags = row.octet();
        String id = row.text();
        long shownAt = row.signed();
        long arrivedAt = shownAt + row.signed();
        String mode = row.text();
        String variant = row.text();
        int generation = row.count();
        List<ShownTrack> shown = new ArrayList<>();
        for (int left = row.count(); left > 0; left--) {
            shown.add(new ShownTrack(
                    row.fixed64(), row.count(), row.float32(), (flags & CERTAIN) != 0 ? 1 : row.float32()));
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (int left = row.count(); left > 0; left--) {
            long track = row.fixed64();
            Kind kind = KINDS.constantOf(row.octet());
            outcomes.add(new Outcome(track, kind, shownAt + row.signed()));
        }
        FeatureBytes features = FeatureBytes.of(row.blob());
        return new Impression(
                id, shownAt, arrivedAt, mode, variant, generation, shown, features, outcomes, (flags & CLOSED) != 0);
    }
}
