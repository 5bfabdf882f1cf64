package dev.segue.evaluation;

import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Blocked;
import dev.segue.events.Interaction.Judged;
import dev.segue.events.Interaction.Played;
import dev.segue.events.Interaction.Preferred;
import dev.segue.events.Interaction.Shown;
import dev.segue.events.Interaction.Skipped;

/// What an event says about the lists before it.
enum Target {
    /// The track should have been in them.
    CHOSEN,
    /// The track should not have been in them: it was skipped, disliked or rated in the lower half.
    REFUSED,
    /// Nothing.
    NONE;

    static Target of(Interaction interaction) {
        return switch (interaction) {
            case Played _ -> CHOSEN;
            case Skipped _ -> REFUSED;
            case Judged judged -> judged.strength() < 0 ? REFUSED : NONE;
            case Blocked _, Preferred _, Shown _ -> NONE;
        };
    }
}
