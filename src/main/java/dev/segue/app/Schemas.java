package dev.segue.app;

import dev.segue.topology.Topics;
import dev.segue.wire.DeadLetter;
import dev.segue.wire.ListeningEvent;
import dev.segue.wire.ModelMetrics;
import dev.segue.wire.Recommendations;
import dev.segue.wire.RegistryClient;
import dev.segue.wire.Track;
import java.util.Map;
import org.apache.avro.Schema;

/// The schemas that a process must find in the registry, or put there, before it starts.
final class Schemas {

    private Schemas() {}

    /// Begins to register them.
    ///
    /// @return how many, once all are there
    static Ahead<Integer> registering(RegistryClient registry, Topics topics) {
        return Ahead.begin("schemas", () -> register(registry, topics));
    }

    private static int register(RegistryClient registry, Topics topics) {
        Map<String, Schema> schemas = Map.of(
                topics.listeningEvents(), ListeningEvent.getClassSchema(),
                topics.deadLetters(), DeadLetter.getClassSchema(),
                topics.recommendations(), Recommendations.getClassSchema(),
                topics.modelMetrics(), ModelMetrics.getClassSchema(),
                topics.tracks(), Track.getClassSchema());
        schemas.forEach((topic, schema) -> registry.register(topic + "-value", schema));
        return schemas.size();
    }
}
