package dev.segue.cli;

import dev.segue.events.Interaction;
import dev.segue.training.Generation;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;

/// Listening that can be read from its beginning as often as it takes: recordings, or what a topic still holds.
interface History {

    /// Reads a history once.
    @FunctionalInterface
    interface Reader {

        /// Reads it.
        ///
        /// @param interactions in the order in which they are learnt
        void read(Iterator<Interaction> interactions);
    }

    /// Returns what it is called.
    List<String> names();

    /// Returns about how many events it holds, for progress.
    long events();

    /// Has it read from its beginning.
    ///
    /// @throws IOException when it cannot be read
    void read(Reader reader) throws IOException;

    /// Returns what each interaction stands for when lists are asked for what comes next.
    ///
    /// @throws IOException when it cannot be read
    default UnaryOperator<Interaction> asking() throws IOException {
        return interaction -> interaction;
    }

    /// Returns the number, from 0, of the first event that a generation has not learnt.
    ///
    /// @throws IOException when it cannot be read
    /// @throws CommandFailure when it cannot be said
    long cutOf(Generation generation) throws IOException;
}
