package dev.segue.learning.factors;

import dev.segue.math.Lanes;
import dev.segue.math.Mix;
import dev.segue.math.TopK;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// The tracks that fitted listeners best when they were last looked for, so that not every list scans the index.
///
/// What comes out is what a scan would find, exactly. A scan keeps more tracks than were asked for, and the
/// score of the worst of them: at that time no other track scored higher. Since then the index has changed in
/// some rows, which are looked at anew, and the listener's vector has moved by some distance, so that the
/// others can have gained at most `distance · longest vector` (Cauchy and Schwarz). As long as enough of the
/// kept tracks are above that, nothing can be missing; otherwise the index is scanned again. So a vector that
/// moved a little, as every change of the Gram matrix moves it, does not cost a scan.
///
/// Memory: `4 · (DEPTH + dimensions)`, rarely three times the first, and some 80 bytes for each of [#LISTENERS]
/// listeners at most; of two that fall on one place the last one has it. Any thread; without locks, as what is kept
/// is never changed.
public final class CandidateCache {

    /// How many listeners there is room for.
    static final int LISTENERS = 4096;

    /// How many tracks are kept of a listener. More are good for longer, but cost each scan more.
    static final int DEPTH = 128;

    /// How many rows are scanned in less than the time in which a changed one is looked at.
    private static final int ROWS_SCANNED = 16;

    /// After how many changes those that came to nothing are let go.
    private static final int FORGOTTEN_AFTER = 64;

    /// More than what rounding does to a product, relative to the lengths of its vectors.
    private static final double ROUNDING = 1e-4;

    private final FactorIndex index;
    private final AtomicReferenceArray<@Nullable Kept> places = new AtomicReferenceArray<>(LISTENERS);

    CandidateCache(FactorIndex index) {
        this.index = index;
    }

    /// Who asks.
    ///
    /// @param listener their fingerprint; 0 when it is not known who it is, and nothing is kept
    /// @param met how many tracks they have met: it only grows, unless the listener was forgotten
    /// @param unmet which tracks they have not met: those that are ever offered
    public record Asking(long listener, int met, LongPredicate unmet) {}

    /// Returns the tracks whose vectors have the greatest products with a listener's, exactly.
    ///
    /// @param query the listener's vector
    /// @param most how many tracks at most
    /// @param admits which tracks may be in the result, at most those that the listener has not met; asked only
    /// about those that are good enough
    public TopK best(Asking who, float[] query, int most, LongPredicate admits) {
        if (who.listener() == 0 || most > DEPTH) {
            return index.best(query, most, admits);
        }
        int place = (int) Mix.of(who.listener()) & (LISTENERS - 1);
        Kept kept = places.get(place);
        TopK again = kept != null && kept.isOf(who) ? fromKept(place, kept, query, most, admits) : null;
        return again != null ? again : scan(place, who, query, most, admits);
    }

    private TopK scan(int place, Asking who, float[] query, int most, LongPredicate admits) {
        long since = index.changes().count();
        TopK wide = index.best(query, DEPTH, who.unmet());
        places.set(place, Kept.of(who, since, query, wide, index));
        TopK top = new TopK(most);
        for (int rank = 0; rank < wide.size() && wide.score(rank) >= top.floor(); rank++) {
            if (admits.test(wide.key(rank))) {
                top.offer(wide.key(rank), wide.score(rank));
            }
        }
        return top.size() < most && wide.size() == DEPTH ? index.best(query, most, admits) : top.sort();
    }

    /// Returns the best as of now by what is kept; null when others could be among them.
    private @Nullable TopK fromKept(int place, Kept kept, float[] query, int most, LongPredicate admits) {
        long now = index.changes().count();
        Optional<int[]> rows = rowsSince(kept, now);
        if (rows.isEmpty()) {
            return null;
        }
        TopK top = new TopK(most);
        float[] scratch = new float[query.length];
        for (int row : rows.get()) {
            index.readRow(row, scratch);
            float score = Lanes.dot(scratch, 0, query, 0, query.length);
            if (score >= top.floor() && admits.test(index.trackAt(row))) {
                top.offer(index.trackAt(row), score);
            }
        }
        boolean whole = kept.hasAll() || (top.size() == most && top.floor() > boundOfOthers(kept, query, scratch));
        if (whole && now - kept.since > FORGOTTEN_AFTER) {
            places.set(place, kept.asOf(now, rows.get(), index, scratch));
        }
        return whole ? top.sort() : null;
    }

    /// Returns the rows that can be among the best: those that were, and those that have changed; each once. Empty when
    /// too many have changed.
    private Optional<int[]> rowsSince(Kept kept, long now) {
        long changed = now - kept.since;
        if (kept.rows.length > 2 * DEPTH || changed >= ChangedRows.KEPT || changed * ROWS_SCANNED > index.size()) {
            return Optional.empty();
        }
        int[] rows = Arrays.copyOf(kept.rows, kept.rows.length + (int) changed);
        if (!index.changes().copy(kept.since, now, rows, kept.rows.length)) {
            return Optional.empty();
        }
        Arrays.sort(rows);
        int distinct = 0;
        for (int i = 0; i < rows.length; i++) {
            if (i == 0 || rows[i] != rows[i - 1]) {
                rows[distinct++] = rows[i];
            }
        }
        return Optional.of(Arrays.copyOf(rows, distinct));
    }

    private double boundOfOthers(Kept kept, float[] query, float[] difference) {
        System.arraycopy(query, 0, difference, 0, query.length);
        Lanes.addScaled(difference, 0, -1, kept.query, 0, query.length);
        return kept.floor + (lengthOf(difference) + ROUNDING * lengthOf(query)) * index.longest();
    }

    private static double lengthOf(float[] vector) {
        return Math.sqrt(Lanes.dot(vector, 0, vector, 0, vector.length));
    }

    /// What one scan found.
    private static final class Kept {

        private final long listener;
        private final int met;
        private final long since;
        private final float[] query;
        private final int[] rows;
        private final double floor;

        private Kept(long listener, int met, long since, float[] query, int[] rows, double floor) {
            this.listener = listener;
            this.met = met;
            this.since = since;
            this.query = query;
            this.rows = rows;
            this.floor = floor;
        }

        static Kept of(Asking who, long since, float[] query, TopK found, FactorIndex index) {
            int[] rows = new int[found.size()];
            Arrays.setAll(rows, rank -> index.rowOf(found.key(rank)));
            return new Kept(who.listener(), who.met(), since, query.clone(), rows, found.floor());
        }

        /// Returns the same as of later: the rows of which it can still not be said that they are below the floor.
        ///
        /// @param candidates what was kept and all that has changed since
        Kept asOf(long later, int[] candidates, FactorIndex index, float[] scratch) {
            int[] left = new int[candidates.length];
            int size = 0;
            for (int row : candidates) {
                index.readRow(row, scratch);
                if (!(Lanes.dot(scratch, 0, query, 0, query.length) < floor)) {
                    left[size++] = row;
                }
            }
            return new Kept(listener, met, later, query, Arrays.copyOf(left, size), floor);
        }

        boolean isOf(Asking who) {
            return listener == who.listener() && met <= who.met();
        }

        /// Returns whether there were no other tracks that the listener had not met.
        boolean hasAll() {
            return floor == Double.NEGATIVE_INFINITY;
        }
    }
}
