package dev.segue.training;

import dev.segue.evaluation.OfflineLoop;
import dev.segue.events.Interaction;
import dev.segue.learning.ranker.RankerWeights;
import java.util.Iterator;
import java.util.function.LongConsumer;

/// Trains the ranker: one pass of the online loop over what is learnt.
///
/// The loop starts from nothing, its vectors too. Vectors that were fitted to the whole of what is learnt know what is
/// about to be played, and a ranker that saw them would trust them more than they deserve.
public final class RankerPass {

    private RankerPass() {}

    /// Learns from the first interactions of a stream.
    ///
    /// @param loop has seen nothing
    /// @param end how many of those that belong into a log are learnt
    /// @param progress hears how many more are done
    /// @return the weights at the end
    public static RankerWeights over(
            Iterator<Interaction> interactions, OfflineLoop loop, int end, LongConsumer progress) {
        return over(interactions, loop, end, end, () -> {}, progress);
    }

    /// Learns the same, and changes the loop on the way.
    ///
    /// @param way how many are learnt before it is changed
    /// @param change what is done with the loop then
    public static RankerWeights over(
            Iterator<Interaction> interactions,
            OfflineLoop loop,
            int end,
            int way,
            Runnable change,
            LongConsumer progress) {
        int learnt = 0;
        boolean changed = false;
        while (interactions.hasNext()) {
            Interaction interaction = interactions.next();
            boolean counted = InteractionLog.admits(interaction);
            if (counted && learnt == end) {
                break;
            }
            if (!changed && learnt == way) {
                change.run();
                changed = true;
            }
            loop.learn(interaction);
            if (counted) {
                learnt++;
                progress.accept(1);
            }
        }
        return loop.model().ranker();
    }
}
