package dev.segue.topology.model;

import dev.segue.catalog.CatalogView;
import dev.segue.topology.Counters;
import dev.segue.topology.Counters.Count;
import dev.segue.topology.Wiring;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// track-aliases (by name) → under which names this process knows the tracks. Like every reader of the model room it
/// never throws.
final class AliasProcessor implements Processor<String, byte[], Void, Void> {

    private static final Logger LOG = LoggerFactory.getLogger(AliasProcessor.class);

    private final Wiring.AliasDecoder decoder;
    private final CatalogView view;
    private final Counters counters;

    AliasProcessor(Wiring.AliasDecoder decoder, CatalogView view, Counters counters) {
        this.decoder = decoder;
        this.view = view;
        this.counters = counters;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        String name = record.key();
        if (name == null || name.isEmpty()) {
            counters.add(Count.ROWS_UNREADABLE);
            return;
        }
        try {
            if (record.value() == null) {
                view.removeAlias(name);
            } else {
                view.put(decoder.read(name, record.value()));
            }
            counters.add(Count.ROWS_RECEIVED);
        } catch (RuntimeException unreadable) {
            counters.add(Count.ROWS_UNREADABLE);
            LOG.warn("alias {} of the catalog does not read and is passed over", name, unreadable);
        }
    }
}
