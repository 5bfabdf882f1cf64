package dev.segue.app;

import dev.segue.events.TrackUpdate;
import dev.segue.events.TrackUpdate.Kind;
import dev.segue.recount.Recount.Following;
import dev.segue.recount.Recount.Weight;
import dev.segue.wire.TrackUpdateSerde;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/// What the listener room has sent to the owner of each track.
///
/// @param all how many updates, by the track's id
/// @param counts how many of them say that a thing was done with it
/// @param successors what they say has followed it, by its fingerprint, without what was skipped
record SentUpdates(Map<String, Long> all, Map<Kind, Map<String, Long>> counts, Map<Following, Weight> successors) {

    static SentUpdates of(List<ConsumerRecord<byte[], byte[]>> records) {
        SentUpdates sent = new SentUpdates(new HashMap<>(), new EnumMap<>(Kind.class), new HashMap<>());
        Deserializer<TrackUpdate> updates = TrackUpdateSerde.serde().deserializer();
        records.forEach(one ->
                sent.add(new String(one.key(), StandardCharsets.UTF_8), updates.deserialize(one.topic(), one.value())));
        return sent;
    }

    Map<String, Long> of(Kind kind) {
        return counts.getOrDefault(kind, Map.of());
    }

    private void add(String track, TrackUpdate update) {
        all.merge(track, 1L, Long::sum);
        update.count()
                .ifPresent(count -> counts.computeIfAbsent(count.kind(), _ -> new HashMap<>())
                        .merge(track, 1L, Long::sum));
        update.successors().stream()
                .filter(successor -> !successor.skipped())
                .forEach(successor -> successors.merge(
                        new Following(track, "%016x".formatted(successor.track())),
                        new Weight(successor.units(), 1),
                        Weight::plus));
    }
}
