package dev.segue.evaluation;

import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Judged;
import dev.segue.events.Interaction.Played;
import dev.segue.events.ListeningEvent.Description;

/// Where nobody plays, a like, or a rating in the upper half of its scale, stands for a play of the track: it is what
/// the listener chose, and so what can be asked for. Those in the lower half stay judgements.
public final class LikesAsPlays {

    private LikesAsPlays() {}

    /// Returns what an interaction stands for.
    ///
    /// @param description what the event says about its track
    public static Interaction of(Interaction interaction, Description description) {
        return interaction instanceof Judged judged && judged.strength() > 0
                ? new Played(judged.listener(), judged.track(), judged.at(), 1, description, "")
                : interaction;
    }
}
