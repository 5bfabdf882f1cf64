package dev.segue.training;

import dev.segue.events.Interaction;
import java.time.Instant;
import java.util.Iterator;

/// Finds where in a stream a generation was cut off.
public final class CutOff {

    private CutOff() {}

    /// Returns the number, from 0, of the first event of a stream that the generation has not learnt.
    ///
    /// @param stream what the generation was trained on, from its beginning to its end
    /// @throws IllegalArgumentException when it was trained on something else
    public static long eventOf(Manifest.Data data, Iterator<Interaction> stream) {
        return eventOf(data, stream, true);
    }

    /// Returns the same of a stream that may go on from what the generation was trained on.
    ///
    /// @throws IllegalArgumentException when it was trained on something else
    public static long eventIn(Manifest.Data data, Iterator<Interaction> stream) {
        return eventOf(data, stream, false);
    }

    /// Returns the number, from 0, of the first event of a service's log with which its clock, the greatest event
    /// time that has come, reaches that of the cut-off; how many events there are when it never does. The log need
    /// not be the one that the generation was trained on, and may have lost its beginning.
    public static long eventAt(Manifest.Data data, Iterator<Interaction> stream) {
        Instant cutoff = Instant.parse(data.cutoff());
        long event = 0;
        while (stream.hasNext() && stream.next().at().isBefore(cutoff)) {
            event++;
        }
        return event;
    }

    private static long eventOf(Manifest.Data data, Iterator<Interaction> stream, boolean ends) {
        long event = 0;
        long cut = -1;
        int interactions = 0;
        while (stream.hasNext()) {
            Interaction interaction = stream.next();
            if (InteractionLog.admits(interaction)) {
                if (interactions == data.split().test()) {
                    cut = event;
                    require(data, interaction.at().toString().equals(data.cutoff()));
                }
                if (interactions == data.interactions() - 1) {
                    require(data, interaction.at().toString().equals(data.to()));
                }
                interactions++;
            }
            event++;
        }
        require(data, ends ? interactions == data.interactions() : interactions >= data.interactions());
        return cut;
    }

    private static void require(Manifest.Data data, boolean same) {
        if (!same) {
            throw new IllegalArgumentException(
                    "the generation was trained on %s, %d interactions of which the first after the cut-off was at %s; this is another log"
                            .formatted(String.join(", ", data.files()), data.interactions(), data.cutoff()));
        }
    }
}
