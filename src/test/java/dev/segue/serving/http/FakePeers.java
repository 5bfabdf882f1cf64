package dev.segue.serving.http;

import dev.segue.events.ListenerId;
import dev.segue.serving.Peer;
import dev.segue.serving.Peers;
import java.util.List;
import java.util.Optional;

/// Neighbours that a test lays down.
final class FakePeers implements Peers {

    volatile Place place = new Place(true, Optional.empty(), List.of());
    volatile List<Peer> others = List.of();

    @Override
    public Place placeOf(ListenerId listener) {
        return place;
    }

    @Override
    public Place placeOf(int partition) {
        return place;
    }

    @Override
    public List<Peer> others() {
        return others;
    }
}
