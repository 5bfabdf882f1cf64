package dev.segue.serving;

import dev.segue.events.ListenerId;
import java.util.List;
import java.util.Optional;

/// Who else serves the same listeners, and who owns whom. Never blocks.
public interface Peers {

    /// A process that is alone.
    Peers NONE = new Peers() {

        @Override
        public Place placeOf(ListenerId listener) {
            return new Place(true, Optional.empty(), List.of());
        }

        @Override
        public Place placeOf(int partition) {
            return new Place(true, Optional.empty(), List.of());
        }

        @Override
        public List<Peer> others() {
            return List.of();
        }
    };

    /// Returns who holds a listener's state, as far as this process has been told.
    Place placeOf(ListenerId listener);

    /// Returns who holds the state of the listeners of an input partition; this process when there is no such
    /// partition.
    Place placeOf(int partition);

    /// Returns every other process.
    List<Peer> others();

    /// Who holds the state of a listener.
    ///
    /// @param here whether the owner's own copy can be read in this process
    /// @param owner the other process that owns it, empty when this one does or none is known
    /// @param standbys other processes that hold a replica
    record Place(boolean here, Optional<Peer> owner, List<Peer> standbys) {

        public Place {
            standbys = List.copyOf(standbys);
        }
    }
}
