package dev.segue.ranking;

import dev.segue.learning.ranker.Slate;
import dev.segue.listener.Impression;
import dev.segue.listener.ShownTrack;
import java.util.List;
import java.util.Optional;

/// What a list that was shown teaches: which of its tracks was wanted, among those that were not, and where
/// each stood.
///
/// That a track was not taken says little when it stood where nobody looks. The place is therefore one of the
/// features: the chance to be taken is the softmax of `x · W z + w · ln(place)`, which is a track's worth
/// times `place^w`, the chance to be looked at. `w` is learnt with all else, from lists in which worth and
/// place do not go together, and no list is ever ordered by it. A track that was left early or disliked was
/// looked at for certain: it counts as if it had stood where the wanted one did.
///
/// Sources: Craswell, Zoeter, Taylor, Ramsey, *An Experimental Comparison of Click Position-Bias Models*,
/// WSDM 2008 (a chance to be looked at times a worth); Joachims, Swaminathan, Schnabel, *Unbiased
/// Learning-to-Rank with Biased Feedback*, WSDM 2017 (a power of the place); Zhao et al., *Recommending What Video to
/// Watch Next*, RecSys 2019 (the place as a feature that is left out when serving).
public final class ShownChoice {

    /// The number in the slate of the track that was wanted.
    public static final int WANTED = 0;

    private ShownChoice() {}

    /// Returns the tracks to compare, the wanted one first; empty when there is nothing to learn: no
    /// features, no other track.
    public static Optional<Slate> of(Impression impression, long wanted) {
        return PackedFeatures.read(impression.features()).flatMap(features -> of(impression, wanted, features));
    }

    private static Optional<Slate> of(Impression impression, long wanted, PackedFeatures features) {
        List<Integer> compared = impression.comparedWith(wanted).stream()
                .filter(track -> track < features.size())
                .toList();
        if (compared.size() < 2 || impression.shown().get(compared.getFirst()).track() != wanted) {
            return Optional.empty();
        }
        Slate slate = features.slate(compared);
        ShownTrack first = impression.shown().get(compared.getFirst());
        for (int row = 0; row < compared.size(); row++) {
            ShownTrack track = impression.shown().get(compared.get(row));
            Features.set(
                    slate, row, Trait.PLACE, valueOf(wasLookedAt(impression, track) ? first.rank() : track.rank()));
        }
        return Optional.of(slate);
    }

    /// Returns the feature of a place, from 1.
    static double valueOf(int place) {
        return Math.log(place);
    }

    private static boolean wasLookedAt(Impression impression, ShownTrack track) {
        return impression
                .outcomeOf(track.track())
                .filter(outcome -> outcome.kind().isNegative())
                .isPresent();
    }
}
