package dev.segue.topology.model;

import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.CatalogView;
import dev.segue.events.TrackId;
import dev.segue.topology.Counters;
import dev.segue.topology.Counters.Count;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// tracks (by track) → what this process knows of the catalog. Like every reader of the model room it never throws.
final class CatalogProcessor implements Processor<String, byte[], Void, Void> {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogProcessor.class);

    private final Function<byte[], CatalogTrack> decoder;
    private final CatalogView view;
    private final Counters counters;

    CatalogProcessor(Function<byte[], CatalogTrack> decoder, CatalogView view, Counters counters) {
        this.decoder = decoder;
        this.view = view;
        this.counters = counters;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        String key = record.key();
        if (key == null || key.isEmpty() || key.length() > TrackId.MAX_LENGTH) {
            counters.add(Count.ROWS_UNREADABLE);
            return;
        }
        try {
            if (record.value() == null) {
                view.remove(new TrackId(key));
            } else {
                view.put(decoder.apply(record.value()));
            }
            counters.add(Count.ROWS_RECEIVED);
        } catch (RuntimeException unreadable) {
            counters.add(Count.ROWS_UNREADABLE);
            LOG.warn("track {} of the catalog does not read and is passed over", key, unreadable);
        }
    }
}
