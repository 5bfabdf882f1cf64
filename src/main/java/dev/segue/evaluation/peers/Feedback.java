package dev.segue.evaluation.peers;

import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Blocked;
import dev.segue.events.Interaction.Judged;
import dev.segue.events.Interaction.Played;
import dev.segue.events.Interaction.Preferred;
import dev.segue.events.Interaction.Shown;
import dev.segue.events.Interaction.Skipped;

/// How the peers take an interaction; the same for all of them.
///
/// They learn from plays only, as their papers do from positive feedback. (In a recording without plays, likes
/// and ratings in the upper half of their scale come as plays.) Skips and dislikes teach them nothing, but
/// decide what may be offered, as they do in Segue: a skipped track is not new to the listener, a disliked one
/// is not offered until the dislike is taken back.
enum Feedback {
    /// The track was played.
    CHOSEN,
    /// The track was skipped.
    SKIPPED,
    /// The track was disliked, or rated in the lower half.
    DISLIKED,
    /// A judgement that takes a dislike back.
    ACCEPTED,
    /// Nothing that a peer takes notice of.
    NONE;

    static Feedback of(Interaction interaction) {
        return switch (interaction) {
            case Played _ -> CHOSEN;
            case Skipped _ -> SKIPPED;
            case Judged judged -> judged.strength() < 0 ? DISLIKED : ACCEPTED;
            case Blocked _, Preferred _, Shown _ -> NONE;
        };
    }
}
