package dev.segue.topology.model;

import dev.segue.catalog.CatalogPlaylist;
import dev.segue.catalog.CatalogView;
import dev.segue.topology.Counters;
import dev.segue.topology.Counters.Count;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// playlists (by playlist) → what this process knows of them. Like every reader of the model room it never throws.
final class PlaylistProcessor implements Processor<String, byte[], Void, Void> {

    private static final Logger LOG = LoggerFactory.getLogger(PlaylistProcessor.class);

    private final Function<byte[], CatalogPlaylist> decoder;
    private final CatalogView view;
    private final Counters counters;

    PlaylistProcessor(Function<byte[], CatalogPlaylist> decoder, CatalogView view, Counters counters) {
        this.decoder = decoder;
        this.view = view;
        this.counters = counters;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        String id = record.key();
        if (id == null || id.isEmpty()) {
            counters.add(Count.ROWS_UNREADABLE);
            return;
        }
        try {
            if (record.value() == null) {
                view.removePlaylist(id);
            } else {
                view.put(decoder.apply(record.value()));
            }
            counters.add(Count.ROWS_RECEIVED);
        } catch (RuntimeException unreadable) {
            counters.add(Count.ROWS_UNREADABLE);
            LOG.warn("playlist {} of the catalog does not read and is passed over", id, unreadable);
        }
    }
}
