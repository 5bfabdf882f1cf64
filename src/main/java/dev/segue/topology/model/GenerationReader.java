package dev.segue.topology.model;

import dev.segue.ranking.Generations.Refused;
import dev.segue.ranking.Model;
import dev.segue.topology.Counters.Count;
import dev.segue.topology.Wiring;
import dev.segue.topology.model.GenerationShelf.Packed;
import dev.segue.wire.GenerationRows;
import dev.segue.wire.GenerationRows.Serving;
import java.io.IOException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// model-generations → the generations that this process holds, and which of them serves. It never throws, because that
/// would end the whole client: a generation that is not whole, not sound or too large is logged, counted, and never
/// serves.
final class GenerationReader implements Processor<String, byte[], Void, Void> {

    private static final Logger LOG = LoggerFactory.getLogger(GenerationReader.class);

    private final Wiring wiring;
    private final GenerationShelf shelf;

    /// @param shelf what was read before: Streams reads a topic to its end with one processor and goes on with another
    GenerationReader(Wiring wiring, GenerationShelf shelf) {
        this.wiring = wiring;
        this.shelf = shelf;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        String key = record.key();
        if (key == null || key.isEmpty()) {
            wiring.counters().add(Count.ROWS_UNREADABLE);
            return;
        }
        try {
            shelf.put(key, record.value()).ifPresent(this::take);
            wiring.counters().add(Count.ROWS_RECEIVED);
            if (key.equals(GenerationRows.SERVING)) {
                shelf.serving().ifPresent(this::serve);
            }
        } catch (RuntimeException unsound) {
            wiring.counters().add(Count.GENERATIONS_REFUSED);
            LOG.warn("row {} of the generations is passed over", key, unsound);
        }
    }

    private void take(Packed packed) {
        try {
            wiring.model().apply(wiring.generations().read(packed.generation(), packed.name(), packed.files()));
            LOG.info("generation {}, {}, is here whole", packed.generation(), packed.name());
        } catch (IOException unsound) {
            wiring.counters().add(Count.GENERATIONS_REFUSED);
            wiring.model()
                    .generations()
                    .refuse(new Refused(packed.generation(), packed.name(), String.valueOf(unsound.getMessage())));
            LOG.error("generation {}, {}, is refused and will not serve", packed.generation(), packed.name(), unsound);
        }
    }

    private void serve(Serving serving) {
        Model model = wiring.model();
        int before = model.learnt().generation();
        if (!model.serve(serving.serving())) {
            wiring.counters().add(Count.GENERATIONS_REFUSED);
            var _ = model.serve(serving.before()); // where that is not here either, what serves goes on
            LOG.error(
                    "generation {} is to serve but is not here whole; generation {} serves",
                    serving.serving(),
                    model.learnt().generation());
        } else if (before != serving.serving()) {
            wiring.counters().add(Count.GENERATIONS_SWITCHED);
            LOG.info("generation {} serves in the place of generation {}", serving.serving(), before);
        }
    }
}
