package dev.segue.serving;

import java.time.Duration;
import java.util.Optional;

/// Which copies of a listener's state may answer a look-up.
///
/// @param standby whether a replica may
/// @param mostLag how far behind the log the copy may be; empty: any lag will do
public record Tolerance(boolean standby, Optional<Duration> mostLag) {

    /// The owner's copy, however far it is.
    public static final Tolerance OWNER = new Tolerance(false, Optional.empty());

    /// Any copy, however far it is.
    public static final Tolerance ANY = new Tolerance(true, Optional.empty());

    public Tolerance {
        mostLag.filter(Duration::isNegative).ifPresent(lag -> {
            throw new IllegalArgumentException("a lag of %s; expected zero or more".formatted(lag));
        });
    }

    /// Returns whether a copy that is so far behind may answer; a copy of unknown lag only when any lag will do.
    public boolean allows(Optional<Duration> lag) {
        return mostLag.isEmpty() || (lag.isPresent() && lag.get().compareTo(mostLag.get()) <= 0);
    }
}
