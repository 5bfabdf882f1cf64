package dev.segue.evaluation;

import dev.segue.ranking.RankRequest.Mode;
import java.util.Locale;

/// Which plays count, and on which list.
public enum SliceKind {
    /// Every play, on the mixed list.
    MIXED(Mode.MIXED),
    /// A listener's first encounter with a track, on the list without what they have played.
    DISCOVER(Mode.DISCOVER),
    /// Every other play of a track that they have played, on the list of only such.
    RELISTEN(Mode.FAMILIAR),
    /// The mixed list made before a play, against that play and all the rest of its session.
    SESSION(Mode.MIXED);

    private final Mode mode;

    SliceKind(Mode mode) {
        this.mode = mode;
    }

    /// Returns the mode of its lists.
    public Mode mode() {
        return mode;
    }

    /// Returns the name in JSON, metrics and tables: `mixed`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
