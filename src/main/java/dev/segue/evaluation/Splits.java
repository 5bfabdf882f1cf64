package dev.segue.evaluation;

import dev.segue.events.Interaction;
import dev.segue.events.ListenerId;
import dev.segue.math.Mix;
import java.util.HashMap;
import java.util.Map;

/// Decides which events of a pass are learnt and which are held out.
///
/// @param protocol one of the offline protocols
/// @param folds how many passes (by user) or blocks (by time) there are
/// @param seed deals listeners into folds
/// @param counts what the whole stream holds
public record Splits(Protocol protocol, int folds, long seed, StreamCounts counts) {

    /// The share of events or plays that is learnt.
    static final double LEARNT = 0.8;

    /// Returns how often the stream is read.
    public int passes() {
        return protocol == Protocol.USER_FOLDS ? folds : 1;
    }

    /// Returns what decides in one pass.
    Pass pass(int fold) {
        return new Pass(fold);
    }

    /// One pass over the stream.
    final class Pass {

        private final int fold;
        private final Map<ListenerId, Integer> seen = new HashMap<>();
        private long events;

        private Pass(int fold) {
            this.fold = fold;
        }

        /// Returns in which block of the stream the next event lies, from 0: what is held out is asked for, and then
        /// learnt, when the block ends.
        int block() {
            return protocol == Protocol.TIME_FOLDS ? (int) (events * (folds + 1) / counts.events()) : 0;
        }

        /// Returns whether what was held out in a block is learnt after it.
        boolean isInBlocks() {
            return protocol == Protocol.TIME_FOLDS;
        }

        /// Returns whether the next event is held out.
        boolean isHeld(Interaction interaction) {
            boolean held = switch (protocol) {
                case PREQUENTIAL -> false;
                case TEMPORAL -> events >= LEARNT * counts.events();
                case TIME_FOLDS -> block() > 0;
                case LEAVE_LAST_OUT -> isLast(interaction);
                case USER_FOLDS -> isOfTheFold(interaction.listener()) && isLate(interaction);
            };
            events++;
            return held;
        }

        private boolean isLast(Interaction interaction) {
            int all = counts.chosenBy(interaction.listener());
            return Target.of(interaction) == Target.CHOSEN && all >= 2 && ordinal(interaction) == all;
        }

        /// Returns whether it comes after the first plays of its listener, whatever it is.
        private boolean isLate(Interaction interaction) {
            int all = counts.chosenBy(interaction.listener());
            int chosen = Target.of(interaction) == Target.CHOSEN
                    ? ordinal(interaction)
                    : seen.getOrDefault(interaction.listener(), 0) + 1;
            return all >= 2 && chosen > Math.min(Math.ceil(LEARNT * all), all - 1);
        }

        private int ordinal(Interaction interaction) {
            return seen.merge(interaction.listener(), 1, Integer::sum);
        }

        private boolean isOfTheFold(ListenerId listener) {
            return Math.floorMod(Mix.of(seed ^ listener.fingerprint()), folds) == fold;
        }
    }
}
