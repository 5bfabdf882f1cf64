package dev.segue.cli;

import dev.segue.events.Interaction;
import java.util.Iterator;
import java.util.function.UnaryOperator;

/// Interactions, each as something else.
///
/// @param interactions they
/// @param change what each becomes
record Changed(Iterator<Interaction> interactions, UnaryOperator<Interaction> change) implements Iterator<Interaction> {

    @Override
    public boolean hasNext() {
        return interactions.hasNext();
    }

    @Override
    public Interaction next() {
        return change.apply(interactions.next());
    }
}
