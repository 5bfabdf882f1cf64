package dev.segue.serving.lookup;

import dev.segue.events.ListenerId;
import dev.segue.serving.Peer;
import dev.segue.serving.Peers;
import dev.segue.topology.StateStores;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.HostInfo;

/// Who owns whom, as the last rebalance told this member of the group.
public final class StreamsPeers implements Peers {

    private final KafkaStreams streams;
    private final LocalStores stores;
    private final InputPartitions partitions;
    private final HostInfo self;

    /// @param streams the client
    /// @param stores what can be read here
    /// @param partitions where each listener lives
    /// @param self what this process advertises
    public StreamsPeers(KafkaStreams streams, LocalStores stores, InputPartitions partitions, Peer self) {
        this.streams = streams;
        this.stores = stores;
        this.partitions = partitions;
        this.self = new HostInfo(self.host(), self.port());
    }

    @Override
    public Place placeOf(ListenerId listener) {
        return placeOf(partitions.of(listener.value()));
    }

    @Override
    public Place placeOf(int partition) {
        if (partition >= partitions.count() || stores.ledger(partition, false).isPresent()) {
            return new Place(true, Optional.empty(), List.of());
        }
        KeyQueryMetadata known = metadataOf(partition);
        if (known.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            return new Place(false, Optional.empty(), List.of());
        }
        return new Place(
                false,
                Optional.of(known.activeHost()).filter(this::isOther).map(StreamsPeers::peer),
                known.standbyHosts().stream()
                        .filter(this::isOther)
                        .map(StreamsPeers::peer)
                        .toList());
    }

    @Override
    public List<Peer> others() {
        try {
            return streams.metadataForAllStreamsClients().stream()
                    .map(client -> client.hostInfo())
                    .distinct()
                    .filter(this::isOther)
                    .map(StreamsPeers::peer)
                    .toList();
        } catch (IllegalStateException notRunning) {
            return List.of();
        }
    }

    private KeyQueryMetadata metadataOf(int partition) {
        StreamPartitioner<Integer, Object> partitioner = (_, _, _, _) -> Optional.of(Set.of(partition));
        try {
            return streams.queryMetadataForKey(StateStores.TASTE, partition, partitioner);
        } catch (InvalidStateStoreException | IllegalStateException notRunning) {
            return KeyQueryMetadata.NOT_AVAILABLE;
        }
    }

    private boolean isOther(HostInfo host) {
        return !host.equals(self) && !host.equals(HostInfo.unavailable());
    }

    private static Peer peer(HostInfo host) {
        return new Peer(host.host(), host.port());
    }
}
