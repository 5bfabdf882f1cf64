package dev.segue.ranking;

import dev.segue.learning.ranker.Slate;

/// The traits that come from the generation's encoder: how near a candidate is to what it reads.
final class SequenceTraits {

    private static final double UNIT = 8;

    private final ListenerSequence sequence;
    private final Slate slate;

    SequenceTraits(ListenerSequence sequence, Slate slate) {
        this.sequence = sequence;
        this.slate = slate;
    }

    void describe(int row, TrackNode node) {
        if (sequence.reads(node)) {
            double fit = sequence.fit();
            Features.set(slate, row, Trait.ENCODER_FIT, Math.clamp(fit / UNIT, -1, 2));
            if (!Double.isNaN(sequence.highest())) {
                Features.set(slate, row, Trait.ENCODER_SHARE, Math.min(2, Math.exp((fit - sequence.highest()) / 2)));
            }
        }
    }
}
