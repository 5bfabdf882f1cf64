package dev.segue.evaluation;

/// Sees every place that is counted, as it is counted.
public interface Witness {

    /// A witness that looks away.
    Witness NONE = (_, _, _, _) -> {};

    /// Sees a place.
    ///
    /// @param contestant the contestant's name
    /// @param event the event's number, from 0
    /// @param slice the slice
    /// @param place the track's place in the list, from 0; negative when it is not in it
    void sees(String contestant, int event, SliceKind slice, int place);
}
