package dev.segue.ranking;

import dev.segue.learning.ranker.Choice;
import dev.segue.learning.ranker.Slate;
import dev.segue.listener.KnownTrack;
import dev.segue.ranking.RankRequest.Mode;
import java.util.Arrays;
import java.util.Optional;

/// What a first encounter says of the list of new tracks for which nobody asked.
///
/// That list is not made: the new candidates of the mixed list are described as they would be in it. Traits of track
/// and listener are the same in both; what the sources say is counted anew among them ([FreshNominations]). It lacks
/// what known tracks had crowded out.
final class FirstEncounter {

    private static final int TRAITS_FROM = Features.of(Trait.BLEND);

    private final Shortlist list;
    private final int[] fresh;
    private final Nominations said;
    private final Blend blend;

    private FirstEncounter(SourceWeights discover, Shortlist list, int[] fresh, int most) {
        this.list = list;
        this.fresh = fresh;
        int[] inPool = Arrays.stream(fresh).map(list::inPool).toArray();
        this.said = new FreshNominations(list.pool(), inPool, most);
        this.blend = new Blend(discover, list.situation(), Mode.DISCOVER, list.pool(), said);
    }

    /// Returns what the choice of a candidate says; nothing when the listener knew it, or there was nothing else new.
    ///
    /// @param discover the weights of the fixed blend where only new tracks qualify
    /// @param chosen its number in the list
    /// @param most the lowest rank that a source has given in the list
    static Optional<Choice.Aside> of(SourceWeights discover, Shortlist list, int chosen, int most) {
        if (!isNew(list, chosen) || list.situation().mode() != Mode.MIXED) {
            return Optional.empty();
        }
        int[] fresh = new int[list.size()];
        int size = 0;
        int place = 0;
        for (int candidate = 0; candidate < fresh.length; candidate++) {
            if (isNew(list, candidate)) {
                place = candidate == chosen ? size : place;
                fresh[size++] = candidate;
            }
        }
        if (size < 2) {
            return Optional.empty();
        }
        FirstEncounter encounter = new FirstEncounter(discover, list, Arrays.copyOf(fresh, size), most);
        return Optional.of(new Choice.Aside(Circumstance.DISCOVER.column(), encounter.slate(), place));
    }

    private static boolean isNew(Shortlist list, int candidate) {
        KnownTrack known = list.pool().known(list.inPool(candidate));
        return known == null || !known.isKnown();
    }

    private Slate slate() {
        Slate whole = list.slate();
        Slate slate = new Slate(Features.CIRCUMSTANCES, Features.COUNT, fresh.length);
        for (int k = 0; k < Features.CIRCUMSTANCES; k++) {
            slate.setCircumstance(k, whole.circumstance(k));
        }
        slate.setCircumstance(Circumstance.DISCOVER.column(), 1);
        SourceTraits sources = new SourceTraits(said, slate);
        for (int candidate : fresh) {
            int row = slate.add();
            for (int column = TRAITS_FROM; column < Features.COUNT; column++) {
                slate.set(row, column, whole.get(candidate, column));
            }
            sources.describe(row, list.inPool(candidate));
            Features.set(slate, row, Trait.BLEND, blend.score(list.inPool(candidate)));
        }
        return slate;
    }
}
