package dev.segue.learning.factors;

import dev.segue.math.Lanes;
import dev.segue.math.Mix;
import dev.segue.math.TopK;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// The tracks that fitted best when they were last looked for, so that not every list scans the index.
///
/// What comes out is what a scan would find, exactly. A scan keeps more tracks than were asked for, and the
/// worst of them: at that time all others came after it. Since then the index has changed in some rows, which are
/// looked at anew, and the query has moved by some distance, so that the others can have gained at most `distance ·
/// longest vector` (Cauchy and Schwarz). As long as enough of the kept tracks are above that, nothing can be missing;
/// otherwise the index is scanned again. So a vector that moved a little, as every change of the Gram matrix moves it,
/// does not cost a scan; and for one that has not moved, not even ties do.
///
/// Memory: `4 · (depth + dimensions)`, rarely three times the first, and some 80 bytes for each of [#PLACES]
/// queries at most; of two that fall on one place the last one has it. Any thread; without locks, as what is kept
/// is never changed.
public final class CandidateCache {

    /// How many queries there is room for.
    static final int PLACES = 4096;

    /// How many rows are scanned in less than the time in which a changed one is looked at.
    private static final int ROWS_SCANNED = 16;

    /// After how many changes those that came to nothing are let go.
    private static final int FORGOTTEN_AFTER = 64;

    /// More than what rounding does to a product, relative to the lengths of its vectors.
    private static final double ROUNDING = 1e-4;

    private final FactorIndex index;
    private final int depth;
    private final AtomicReferenceArray<@Nullable KeptCandidates> places = new AtomicReferenceArray<>(PLACES);

    /// Creates a cache that keeps nothing yet.
    ///
    /// @param depth how many tracks are kept of a query; more are good for longer, but cost each scan more
    public CandidateCache(FactorIndex index, int depth) {
        this.index = index;
        this.depth = depth;
    }

    /// By whom or what is asked again, and among which tracks.
    ///
    /// @param by the listener's fingerprint, or [#of] the query where it is the same for everybody who has it; 0
    /// when nothing is to be kept
    /// @param met how many tracks they have met: it only grows, unless the listener was forgotten
    /// @param unmet which tracks they have not met: those that are ever offered
    /// @param marked whether only marked tracks count
    /// @param only the only tracks that count; empty: all do
    public record Asking(long by, int met, LongPredicate unmet, boolean marked, Set<Long> only) {

        /// Asks among all tracks.
        public Asking(long by, int met, LongPredicate unmet, boolean marked) {
            this(by, met, unmet, marked, Set.of());
        }

        /// Returns the one of a listener to whom all tracks may be offered.
        public static Asking of(long listener, boolean marked) {
            return new Asking(listener, 0, _ -> true, marked);
        }

        /// Returns the one for everybody who asks by the same numbers.
        public static Asking of(float[] query, boolean marked) {
            return of(Arrays.hashCode(query) | 1L << Integer.SIZE, marked);
        }

        /// Returns the one that asks among some tracks only, which are looked at and no others.
        public Asking among(Set<Long> tracks) {
            return new Asking(by, met, unmet, marked, tracks);
        }
    }

    /// Returns the tracks whose vectors have the greatest products with a query, exactly; see [Question].
    public TopK best(Asking who, float[] query, int most, LongPredicate admits) {
        return best(List.of(new Question(who, query, most, admits))).getFirst();
    }

    /// Returns the tracks that each question asks for, exactly: from what is kept, and of all others from one pass over
    /// the index.
    public List<TopK> best(List<Question> questions) {
        List<TopK> found = new ArrayList<>(questions.size());
        List<Integer> scanned = new ArrayList<>();
        for (Question question : questions) {
            TopK known = withoutScan(question);
            if (known == null) {
                scanned.add(found.size());
            }
            found.add(known == null ? new TopK(0) : known);
        }
        if (!scanned.isEmpty()) {
            List<TopK> rest = scan(scanned.stream().map(questions::get).toList());
            for (int i = 0; i < rest.size(); i++) {
                found.set(scanned.get(i), rest.get(i));
            }
        }
        return found;
    }

    private @Nullable TopK withoutScan(Question question) {
        if (!question.who().only().isEmpty()) {
            Selection selection = Selection.of(question, 0);
            index.look(question.who().only(), selection);
            return selection.top();
        }
        return question.isKept(depth) ? fromKept(question) : null;
    }

    private List<TopK> scan(List<Question> questions) {
        long since = index.changes().count();
        List<Selection> selections = new ArrayList<>(questions.size());
        for (Question question : questions) {
            selections.add(Selection.of(question, question.isKept(depth) ? depth : 0));
        }
        index.scan(selections);
        List<TopK> found = new ArrayList<>(questions.size());
        for (int i = 0; i < questions.size(); i++) {
            if (questions.get(i).isKept(depth)) {
                keep(questions.get(i), since, selections.get(i).kept());
            }
            found.add(selections.get(i).top());
        }
        return found;
    }

    private void keep(Question question, long since, TopK found) {
        places.set(placeOf(question.who()), new KeptCandidates(question, since, found, index));
    }

    /// Returns the best as of now by what is kept; null when others could be among them.
    private @Nullable TopK fromKept(Question question) {
        KeptCandidates kept = places.get(placeOf(question.who()));
        long now = index.changes().count();
        Optional<int[]> rows = kept == null || !kept.isOf(question.who()) ? Optional.empty() : rowsSince(kept, now);
        if (kept == null || rows.isEmpty()) {
            return null;
        }
        float[] query = question.query();
        TopK top = new TopK(question.most());
        float[] scratch = new float[query.length];
        for (int row : rows.get()) {
            if (!question.who().marked() || index.isMarked(row)) {
                index.readRow(row, scratch);
                float score = Lanes.dot(scratch, 0, query, 0, query.length);
                if (score >= top.floor() && question.admits(index.trackAt(row))) {
                    top.offer(index.trackAt(row), score);
                }
            }
        }
        if (!isWhole(kept, question, top.sort(), scratch)) {
            return null;
        }
        if (now - kept.since() > FORGOTTEN_AFTER) {
            places.set(placeOf(question.who()), kept.asOf(now, rows.get(), index, scratch));
        }
        return top;
    }

    private boolean isWhole(KeptCandidates kept, Question question, TopK top, float[] scratch) {
        if (kept.hasAll()) {
            return true;
        }
        if (top.size() < question.most()) {
            return false;
        }
        if (kept.isBy(question.query())) {
            return top.size() == 0 || kept.isBeforeOthers(top.score(top.size() - 1), top.key(top.size() - 1));
        }
        double length = Math.sqrt(Lanes.dot(question.query(), 0, question.query(), 0, scratch.length));
        double gained = kept.distance(question.query(), scratch) + ROUNDING * length;
        return top.floor() > kept.floor() + gained * index.longest();
    }

    /// Returns the rows that can be among the best: those that were, and those that have changed; each once. Empty when
    /// too many have changed.
    private Optional<int[]> rowsSince(KeptCandidates kept, long now) {
        long changed = now - kept.since();
        if (kept.size() > 2 * depth || changed >= ChangedRows.KEPT || changed * ROWS_SCANNED > index.size()) {
            return Optional.empty();
        }
        int[] rows = kept.rows((int) changed);
        if (!index.changes().copy(kept.since(), now, rows, kept.size())) {
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

    private static int placeOf(Asking who) {
        return (int) Mix.of(who.marked() ? ~who.by() : who.by()) & (PLACES - 1);
    }
}
