package dev.segue.app;

/// How much room there is for trained generations.
///
/// @param memoryBytes how much memory the two generations that a process holds may take: a trained one that takes more
///     than half of it is refused before it is loaded. What is learnt online on top of it, and from the stream alone,
/// is
///     not counted
public record GenerationSettings(long memoryBytes) {

    /// What is used when nothing is set: half of the heap that `bin/segue` gives a process.
    public static final GenerationSettings DEFAULTS = new GenerationSettings(512L << 20);

    public GenerationSettings {
        if (memoryBytes < 1L << 20) {
            throw new IllegalArgumentException("memory-bytes must be 1MB or more but was " + memoryBytes);
        }
    }

    /// Returns how much one of the two may take. It is the same whatever the other takes, so that what was
    /// held before a process was restarted is held after it.
    long eachBytes() {
        return memoryBytes / 2;
    }
}
