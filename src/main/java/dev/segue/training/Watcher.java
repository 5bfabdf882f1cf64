package dev.segue.training;

/// Hears how far a training has come.
public interface Watcher {

    /// An epoch of the search for how many there should be is done.
    ///
    /// @param epoch what it came to
    /// @param nanos how long it took, with its validation
    void validated(Epoch epoch, long nanos);

    /// An epoch of the fit that is kept is done.
    ///
    /// @param number from 1
    /// @param of how many there will be
    void fitted(int number, int of);
}
