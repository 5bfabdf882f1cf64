package dev.segue.training;

import dev.segue.events.HalfVector;
import dev.segue.events.TrackId;
import dev.segue.learning.ranker.RankerWeights;
import dev.segue.learning.sequence.SequenceModel;
import dev.segue.learning.sequence.SequenceShape;
import dev.segue.math.GramMatrix;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// The binary files of a generation, big-endian.
///
/// `vectors.bin`: dimensions, number of tracks, of listeners (`int` each); for each track its id (`modified
/// UTF-8` with its length in two bytes) and its entries in half precision; then the listeners' entries.
/// `gram.bin`: the entries of the tracks' Gram matrix, row after row (`float`). `ranker.bin`: circumstances,
/// features (`int`), steps (`long`), weights and sums of squares in units of their grids (`long`).
/// `sequence.bin`, where there is an encoder: dimensions, context, hidden units, number of tracks, of artists
/// (`int`), the weights (`float`), then the tracks and the artists, each its fingerprint (`long`) and the
/// entries of its vector in half precision.
final class GenerationFiles {

    private GenerationFiles() {}

    static byte[] ofVectors(TrainedFactors factors) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(factors.dimensions());
            out.writeInt(factors.tracks().size());
            out.writeInt(factors.listeners().size());
            for (Map.Entry<TrackId, HalfVector> track : factors.tracks().entrySet()) {
                out.writeUTF(track.getKey().value());
                write(track.getValue(), out);
            }
            for (HalfVector listener : factors.listeners()) {
                write(listener, out);
            }
        }
        return bytes.toByteArray();
    }

    static TrainedFactors readVectors(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int dimensions = in.readInt();
            int trackCount = in.readInt();
            int listenerCount = in.readInt();
            Map<TrackId, HalfVector> tracks = new LinkedHashMap<>();
            for (int i = 0; i < trackCount; i++) {
                tracks.put(new TrackId(in.readUTF()), read(in, dimensions));
            }
            List<HalfVector> listeners = new ArrayList<>();
            for (int i = 0; i < listenerCount; i++) {
                listeners.add(read(in, dimensions));
            }
            return new TrainedFactors(dimensions, tracks, listeners);
        }
    }

    /// Returns the Gram matrix of the vectors: a reader makes it anew and compares.
    static byte[] ofGram(TrainedFactors factors) throws IOException {
        GramMatrix gram = new GramMatrix(factors.dimensions());
        float[] vector = new float[factors.dimensions()];
        for (HalfVector track : factors.tracks().values()) {
            track.copyTo(vector, 0);
            gram.add(vector, 0, 1);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (int row = 0; row < factors.dimensions(); row++) {
                for (int column = 0; column < factors.dimensions(); column++) {
                    out.writeFloat(gram.at(row, column));
                }
            }
        }
        return bytes.toByteArray();
    }

    static byte[] ofRanker(RankerWeights weights) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(weights.circumstances());
            out.writeInt(weights.features());
            out.writeLong(weights.steps());
            for (long unit : weights.weightUnits()) {
                out.writeLong(unit);
            }
            for (long unit : weights.squareUnits()) {
                out.writeLong(unit);
            }
        }
        return bytes.toByteArray();
    }

    static RankerWeights readRanker(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int circumstances = in.readInt();
            int features = in.readInt();
            long steps = in.readLong();
            long[] weights = readAll(in, circumstances * features);
            long[] squares = readAll(in, circumstances * features);
            return RankerWeights.ofUnits(circumstances, features, steps, weights, squares);
        }
    }

    static byte[] ofSequence(SequenceModel model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(model.shape().dimensions());
            out.writeInt(model.shape().context());
            out.writeInt(model.shape().hidden());
            out.writeInt(model.tracks().size());
            out.writeInt(model.artists().size());
            for (float weight : model.weights()) {
                out.writeFloat(weight);
            }
            for (SortedMap<Long, HalfVector> vectors : List.of(model.tracks(), model.artists())) {
                for (Map.Entry<Long, HalfVector> vector : vectors.entrySet()) {
                    out.writeLong(vector.getKey());
                    write(vector.getValue(), out);
                }
            }
        }
        return bytes.toByteArray();
    }

    static SequenceModel readSequence(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            SequenceShape shape = new SequenceShape(in.readInt(), in.readInt(), in.readInt());
            int tracks = in.readInt();
            int artists = in.readInt();
            float[] weights = new float[SequenceModel.weightsOf(shape)];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = in.readFloat();
            }
            SequenceModel.Builder model = new SequenceModel.Builder(shape, weights);
            for (int i = 0; i < tracks; i++) {
                model.track(in.readLong(), read(in, shape.dimensions()));
            }
            for (int i = 0; i < artists; i++) {
                model.artist(in.readLong(), read(in, shape.dimensions()));
            }
            return model.build();
        }
    }

    private static long[] readAll(DataInputStream in, int count) throws IOException {
        long[] units = new long[count];
        for (int i = 0; i < count; i++) {
            units[i] = in.readLong();
        }
        return units;
    }

    private static void write(HalfVector vector, DataOutputStream out) throws IOException {
        for (int i = 0; i < vector.dimensions(); i++) {
            out.writeShort(vector.half(i));
        }
    }

    private static HalfVector read(DataInputStream in, int dimensions) throws IOException {
        short[] halves = new short[dimensions];
        for (int i = 0; i < dimensions; i++) {
            halves[i] = in.readShort();
        }
        return HalfVector.ofHalves(halves);
    }
}
