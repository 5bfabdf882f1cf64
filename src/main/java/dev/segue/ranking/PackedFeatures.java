package dev.segue.ranking;

import dev.segue.events.FeatureBytes;
import dev.segue.learning.ranker.Slate;
import dev.segue.ranking.Ranked.RankedTrack;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The features of a list as it was served, small enough to be kept: what any other ranking can be put to the test on,
/// and what tells later why a track was there.
///
/// A version, the numbers of circumstances and of features (a byte each); the circumstances, a byte each; the
/// weights of the moment, two bytes each (half precision); the number of tracks; and for each track one bit a
/// feature that says whether it is there at all, one that says whether the listener's reaction is, then the
/// features, a byte each, and the reaction, two bytes. A byte is a number of four bits of exponent and four of
/// fraction: from 2⁻¹¹ to 31, to 3 %.
public final class PackedFeatures {

    private static final int VERSION = 1;
    private static final int LEAST_EXPONENT = -11;
    private static final int STEPS = 16;
    private static final int MOST_CODE = 255;

    private final float[] circumstances;
    private final float[] weights;
    private final List<Row> rows;

    private record Row(List<Cell> cells, float reaction) {}

    private record Cell(int column, float value) {}

    /// What one feature adds to the score of a track.
    ///
    /// @param feature its name
    /// @param value the feature
    /// @param weight its weight at that moment
    /// @param contribution value · weight
    public record Contribution(String feature, double value, double weight, double contribution) {}

    private PackedFeatures(float[] circumstances, float[] weights, List<Row> rows) {
        this.circumstances = circumstances;
        this.weights = weights;
        this.rows = List.copyOf(rows);
    }

    /// Packs the features of the tracks of a list, in its order.
    static FeatureBytes of(Shortlist list, float[] weights, Reactions reactions, Ranked ranked) {
        Slate slate = list.slate();
        ByteArrayOutputStream out =
                new ByteArrayOutputStream(256 + 48 * ranked.tracks().size());
        out.write(VERSION);
        out.write(slate.circumstances());
        out.write(slate.features());
        for (int i = 0; i < slate.circumstances(); i++) {
            out.write(codeOf(slate.circumstance(i)));
        }
        for (float weight : weights) {
            writeHalf(out, weight);
        }
        out.write(ranked.tracks().size());
        for (RankedTrack track : ranked.tracks()) {
            int candidate = list.candidateOf(track.fingerprint());
            TrackNode node = list.pool().node(list.inPool(candidate));
            write(out, slate, candidate, node == null ? 0 : (float) reactions.of(node));
        }
        return FeatureBytes.of(out.toByteArray());
    }

    private static void write(ByteArrayOutputStream out, Slate slate, int candidate, float reaction) {
        byte[] present = new byte[bitmapLength(slate.features())];
        ByteArrayOutputStream values = new ByteArrayOutputStream(48);
        for (int column = 0; column < slate.features(); column++) {
            int code = codeOf(slate.get(candidate, column));
            if (code > 0) {
                present[column >> 3] |= (byte) (1 << (column & 7));
                values.write(code);
            }
        }
        if (reaction != 0) {
            present[slate.features() >> 3] |= (byte) (1 << (slate.features() & 7));
            writeHalf(values, reaction);
        }
        out.writeBytes(present);
        out.writeBytes(values.toByteArray());
    }

    /// Returns packed features to read, empty when there are none or they are those of another version.
    public static Optional<PackedFeatures> read(FeatureBytes packed) {
        if (packed.isNone()) {
            return Optional.empty();
        }
        try {
            return read(ByteBuffer.wrap(packed.bytes()));
        } catch (BufferUnderflowException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<PackedFeatures> read(ByteBuffer bytes) {
        if (bytes.get() != VERSION || bytes.get() != Features.CIRCUMSTANCES || bytes.get() != Features.COUNT) {
            return Optional.empty();
        }
        float[] circumstances = new float[Features.CIRCUMSTANCES];
        for (int i = 0; i < circumstances.length; i++) {
            circumstances[i] = valueOf(bytes.get());
        }
        float[] weights = new float[Features.COUNT];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Float.float16ToFloat(bytes.getShort());
        }
        List<Row> rows = new ArrayList<>();
        for (int left = Byte.toUnsignedInt(bytes.get()); left > 0; left--) {
            rows.add(readRow(bytes));
        }
        return Optional.of(new PackedFeatures(circumstances, weights, rows));
    }

    private static Row readRow(ByteBuffer bytes) {
        byte[] present = new byte[bitmapLength(Features.COUNT)];
        bytes.get(present);
        List<Cell> cells = new ArrayList<>();
        for (int column = 0; column < Features.COUNT; column++) {
            if (isSet(present, column)) {
                cells.add(new Cell(column, valueOf(bytes.get())));
            }
        }
        float reaction = isSet(present, Features.COUNT) ? Float.float16ToFloat(bytes.getShort()) : 0;
        return new Row(List.copyOf(cells), reaction);
    }

    /// Returns how many tracks there are.
    public int size() {
        return rows.size();
    }

    /// Returns some of the tracks, in that order, for the ranker to learn from.
    public Slate slate(List<Integer> tracks) {
        Slate slate = new Slate(Features.CIRCUMSTANCES, Features.COUNT, tracks.size());
        for (int i = 0; i < circumstances.length; i++) {
            slate.setCircumstance(i, circumstances[i]);
        }
        for (int track : tracks) {
            int row = slate.add();
            rows.get(track).cells().forEach(cell -> slate.set(row, cell.column(), cell.value()));
        }
        return slate;
    }

    /// Returns what made the score of a track: its features, what the listener had said against it, and what
    /// packing has rounded away. They add up to the score.
    public List<Contribution> contributions(int track, double score) {
        Row row = rows.get(track);
        List<Contribution> contributions = new ArrayList<>();
        double sum = 0;
        for (Cell cell : row.cells()) {
            double contribution = (double) cell.value() * weights[cell.column()];
            contributions.add(new Contribution(
                    Features.label(cell.column()), cell.value(), weights[cell.column()], contribution));
            sum += contribution;
        }
        if (row.reaction() != 0) {
            contributions.add(new Contribution("reaction", 1, row.reaction(), row.reaction()));
            sum += row.reaction();
        }
        contributions.add(new Contribution("rounding", 1, score - sum, score - sum));
        return contributions;
    }

    private static int bitmapLength(int features) {
        return (features >> 3) + 1;
    }

    private static boolean isSet(byte[] bitmap, int bit) {
        return (bitmap[bit >> 3] >> (bit & 7) & 1) != 0;
    }

    private static void writeHalf(ByteArrayOutputStream out, float value) {
        short half = Float.floatToFloat16(value);
        out.write(half >> 8);
        out.write(half);
    }

    /// Returns the nearest code of a number; 0 for 0 and everything near it or below.
    static int codeOf(float value) {
        if (!(value >= 0x1.0p-12f)) {
            return 0;
        }
        int exponent = Math.max(LEAST_EXPONENT, Math.getExponent(value));
        int fraction = Math.round((Math.scalb(value, -exponent) - 1) * STEPS);
        return Math.clamp((exponent - LEAST_EXPONENT) * STEPS + fraction, 1, MOST_CODE);
    }

    static float valueOf(byte code) {
        int unsigned = Byte.toUnsignedInt(code);
        return unsigned == 0
                ? 0
                : Math.scalb(1 + (float) (unsigned % STEPS) / STEPS, unsigned / STEPS + LEAST_EXPONENT);
    }
}
