package dev.segue.learning.factors;

import dev.segue.math.Lanes;
import dev.segue.math.LongTable;
import dev.segue.math.TopK;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ForkJoinTask;
import java.util.function.LongPredicate;

/// The vectors of all tracks in memory: written by one thread, scanned by any number, without locks.
///
/// Rows lie one after the other in blocks of [VectorBlock#ROWS], so that the index grows without copying. A reader sees
/// every row as it was at some moment: a row that is being written is read again (see [VectorBlock]). A track that
/// came, or whose vector was being replaced, while a scan passed may be missed by it.
///
/// Memory: `5 · dimensions + 20` bytes a track, and its entry in the table of fingerprints.
public final class FactorIndex {

    /// How many rows several queries look at in turn: few enough to stay in the nearest cache.
    private static final int BATCH = CoarseVectors.TILE;

    private final int dimensions;
    private final LongTable<Integer> rowOf = new LongTable<>();
    private volatile VectorBlock[] blocks = new VectorBlock[0];
    private final ChangedRows changes = new ChangedRows();
    private volatile int size;
    private volatile float longest;

    /// Creates an index without tracks.
    public FactorIndex(int dimensions) {
        this.dimensions = dimensions;
    }

    /// Returns the length of the vectors.
    public int dimensions() {
        return dimensions;
    }

    /// Returns how many tracks have a vector.
    public int size() {
        return size;
    }

    /// Gives a track a vector. The writing thread.
    public void put(long track, float[] vector, int from) {
        float length = (float) Math.sqrt(Lanes.dot(vector, from, vector, from, dimensions));
        if (length > longest) {
            longest = length;
        }
        Integer known = rowOf.get(track);
        if (known == null) {
            changes.add(append(track, vector, from));
        } else {
            blocks[known / VectorBlock.ROWS].write(known % VectorBlock.ROWS, vector, from);
            changes.add(known);
        }
    }

    private int append(long track, float[] vector, int from) {
        int row = size;
        if (row == blocks.length * VectorBlock.ROWS) {
            VectorBlock[] more = new VectorBlock[blocks.length + 1];
            System.arraycopy(blocks, 0, more, 0, blocks.length);
            more[blocks.length] = new VectorBlock(dimensions, VectorBlock.ROWS);
            blocks = more;
        }
        VectorBlock block = blocks[row / VectorBlock.ROWS];
        block.name(row % VectorBlock.ROWS, track);
        block.write(row % VectorBlock.ROWS, vector, from);
        size = row + 1;
        rowOf.put(track, row);
        return row;
    }

    /// Sets or takes away the mark of a track that has a vector; others have none. The writing thread.
    public void mark(long track, boolean on) {
        Integer row = rowOf.get(track);
        if (row != null && isMarked(row) != on) {
            blocks[row / VectorBlock.ROWS].mark(row % VectorBlock.ROWS, on);
            if (on) {
                changes.add(row);
            }
        }
    }

    boolean isMarked(int row) {
        return blocks[row / VectorBlock.ROWS].isMarked(row % VectorBlock.ROWS);
    }

    /// Returns whether a track has a vector.
    boolean has(long track) {
        return rowOf.get(track) != null;
    }

    /// Returns which rows were written, and which were marked.
    ChangedRows changes() {
        return changes;
    }

    /// Returns a length that no vector exceeds or has exceeded.
    float longest() {
        return longest;
    }

    /// Returns the row of a track that has a vector.
    int rowOf(long track) {
        return Objects.requireNonNull(rowOf.get(track));
    }

    /// Returns whose vector a row is.
    long trackAt(int row) {
        return blocks[row / VectorBlock.ROWS].track(row % VectorBlock.ROWS);
    }

    void readRow(int row, float[] into) {
        blocks[row / VectorBlock.ROWS].read(row % VectorBlock.ROWS, into, 0);
    }

    /// Copies the vector of a track. Any thread.
    ///
    /// @return whether the track has one; if not, nothing is copied
    public boolean read(long track, float[] into, int from) {
        Integer row = rowOf.get(track);
        if (row == null) {
            return false;
        }
        blocks[row / VectorBlock.ROWS].read(row % VectorBlock.ROWS, into, from);
        return true;
    }

    /// Returns the tracks whose vectors have the greatest products with a query, exactly. Any thread.
    ///
    /// Cost: one pass over a quarter of the vectors' memory; no allocation but the result and one vector.
    ///
    /// @param most how many tracks at most
    /// @param admits which tracks may be in the result; asked only about those that are good enough
    public TopK best(float[] query, int most, LongPredicate admits) {
        Selection selection = Selection.of(query, false, admits, new TopK(most));
        scan(0, size, selection);
        return selection.top();
    }

    /// Returns the tracks whose vectors have the greatest cosines with a vector, exactly. Any thread.
    ///
    /// Cost: some 30 ns a track; for look-ups of a track's neighbours, not for every list.
    ///
    /// @param most how many tracks at most
    /// @param admits which tracks may be in the result; asked only about those that are good enough
    public TopK nearest(float[] vector, int most, LongPredicate admits) {
        TopK top = new TopK(most);
        float[] scratch = new float[dimensions];
        int rows = size;
        VectorBlock[] all = blocks;
        double length = Math.sqrt(Lanes.dot(vector, 0, vector, 0, dimensions));
        for (int row = 0; row < rows; row++) {
            VectorBlock block = all[row / VectorBlock.ROWS];
            block.read(row % VectorBlock.ROWS, scratch, 0);
            double lengths = length * Math.sqrt(Lanes.dot(scratch, 0, scratch, 0, dimensions));
            double cosine = lengths > 0 ? Lanes.dot(scratch, 0, vector, 0, dimensions) / lengths : 0;
            long track = block.track(row % VectorBlock.ROWS);
            if (cosine >= top.floor() && admits.test(track)) {
                top.offer(track, cosine);
            }
        }
        return top.sort();
    }

    /// Returns what [#best] returns for each of several queries, in one pass over the vectors: for one query memory is
    /// the limit, for several at once it is arithmetic.
    public TopK[] best(float[][] queries, int most, LongPredicate admits) {
        LongPredicate[] all = new LongPredicate[queries.length];
        Arrays.fill(all, admits);
        return best(queries, most, all, new boolean[queries.length]);
    }

    /// Returns the same, of tracks that a predicate of each query admits.
    ///
    /// @param marked of each query, whether only marked tracks count: where few are, it costs next to nothing
    public TopK[] best(float[][] queries, int most, LongPredicate[] admits, boolean[] marked) {
        List<Selection> selections = new ArrayList<>(queries.length);
        for (int i = 0; i < queries.length; i++) {
            selections.add(Selection.of(queries[i], marked[i], admits[i], new TopK(most)));
        }
        scan(selections);
        return selections.stream().map(Selection::top).toArray(TopK[]::new);
    }

    /// Fills some selections in one pass.
    void scan(List<Selection> selections) {
        int rows = size;
        VectorBlock[] all = blocks;
        float[] scratch = new float[dimensions];
        for (int first = 0; first < rows; first += BATCH) {
            VectorBlock block = all[first / VectorBlock.ROWS];
            int row = first % VectorBlock.ROWS;
            int end = Math.min(row + BATCH, row + rows - first);
            for (Selection selection : selections) {
                block.scan(row, end, selection, scratch);
            }
        }
    }

    /// Offers some tracks to a selection, as far as they have vectors. Cost: that of reading these.
    void look(Collection<Long> tracks, Selection selection) {
        float[] scratch = new float[dimensions];
        for (long track : tracks) {
            Integer row = rowOf.get(track);
            if (row != null && (!selection.isOfMarked() || isMarked(row))) {
                readRow(row, scratch);
                selection.offer(track, Lanes.dot(scratch, 0, selection.query(), 0, dimensions));
            }
        }
    }

    /// Returns what [#best] returns, from all cores: for catalogs of more than some ten thousand tracks. The predicate
    /// is asked by several threads at once.
    public TopK bestInParallel(float[] query, int most, LongPredicate admits) {
        int rows = size;
        List<ForkJoinTask<TopK>> parts = new ArrayList<>();
        for (int first = 0; first < rows; first += VectorBlock.ROWS) {
            int start = first;
            int end = Math.min(rows, first + VectorBlock.ROWS);
            parts.add(ForkJoinTask.adapt(() -> {
                Selection part = Selection.of(query, false, admits, new TopK(most));
                scan(start, end, part);
                return part.top();
            }));
        }
        TopK top = new TopK(most);
        for (ForkJoinTask<TopK> part : ForkJoinTask.invokeAll(parts)) {
            TopK found = part.join();
            for (int rank = 0; rank < found.size(); rank++) {
                top.offer(found.key(rank), found.score(rank));
            }
        }
        return top.sort();
    }

    /// Takes a track and its vector, which is the consumer's only until it returns.
    public interface VectorConsumer {

        /// Takes them.
        void accept(long track, float[] vector);
    }

    /// Passes every track's vector to a consumer. Any thread.
    public void forEach(VectorConsumer consumer) {
        int rows = size;
        VectorBlock[] all = blocks;
        float[] scratch = new float[dimensions];
        for (int row = 0; row < rows; row++) {
            VectorBlock block = all[row / VectorBlock.ROWS];
            block.read(row % VectorBlock.ROWS, scratch, 0);
            consumer.accept(block.track(row % VectorBlock.ROWS), scratch);
        }
    }

    private void scan(int first, int end, Selection selection) {
        VectorBlock[] all = blocks;
        float[] scratch = new float[dimensions];
        for (int row = first; row < end; row += VectorBlock.ROWS) {
            all[row / VectorBlock.ROWS].scan(0, Math.min(VectorBlock.ROWS, end - row), selection, scratch);
        }
    }
}
