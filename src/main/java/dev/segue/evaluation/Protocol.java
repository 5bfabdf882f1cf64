package dev.segue.evaluation;

/// In what order contestants learn and are asked.
public enum Protocol {
    /// Every event is asked for, then learnt.
    PREQUENTIAL,
    /// The first four fifths of the events are learnt; each listener of the rest is asked once, for all of their rest.
    TEMPORAL,
    /// All but each listener's last play is learnt; each listener is asked for it.
    LEAVE_LAST_OUT,
    /// Listeners are dealt into folds; of those of one fold the first four fifths of the plays are learnt and the rest
    /// is asked for, of all others everything is learnt.
    USER_FOLDS,
    /// The stream is cut into blocks; before each block but the first its listeners are asked for what they
    /// will play in it, then it is learnt.
    TIME_FOLDS
}
