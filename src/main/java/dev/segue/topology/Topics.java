package dev.segue.topology;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The topics, their names and their configs; created by [TopicAdmin], never by the broker on its own.
///
/// @param prefix begins every name
public record Topics(String prefix) {

    /// What was taken out of the catalog stays out of it, also after a restart in years.
    private static final String TEN_YEARS_MILLIS = "315360000000";

    /// What keeps a compacted log short, so that reading it again at a start takes no longer from day
    /// to day: what is older than half a minute is compacted, whatever the ratio. Each round of
    /// compaction, and each segment that is rolled for it, costs the broker CPU: at 5 s they took
    /// four times as much.
    static final Map<String, String> SHORT_LOG = Map.of(
            "segment.bytes", "8388608",
            "min.cleanable.dirty.ratio", "0.5",
            "max.compaction.lag.ms", "30000");

    private static final Map<String, String> SHORT_COMPACTED = with(SHORT_LOG, Map.of("cleanup.policy", "compact"));

    private static final Map<String, String> CATALOG =
            Map.of("cleanup.policy", "compact", "delete.retention.ms", TEN_YEARS_MILLIS);

    /// Returns the topic of everything that players report.
    public String listeningEvents() {
        return prefix + "listening-events";
    }

    /// Returns the topic through which misrouted events reach their listener's partition.
    public String reroutedEvents() {
        return prefix + "rerouted-events";
    }

    /// Returns the topic from the listener room to the track room.
    public String trackUpdates() {
        return prefix + "track-updates";
    }

    /// Returns the broadcast of what tracks amount to.
    public String trackTotals() {
        return prefix + "track-totals";
    }

    /// Returns the broadcast of what followed each track.
    public String successors() {
        return prefix + "successors";
    }

    /// Returns the broadcast of the tracks' vectors.
    public String trackVectors() {
        return prefix + "track-vectors";
    }

    /// Returns the broadcast of the tracks' vectors of generations with odd numbers.
    public String oddTrackVectors() {
        return prefix + "track-vectors-odd";
    }

    /// Returns the topic of trained generations, and of which generation serves.
    public String modelGenerations() {
        return prefix + "model-generations";
    }

    /// Returns the topic of what the tasks of the listener room have learnt about the order.
    public String rankerUpdates() {
        return prefix + "ranker-updates";
    }

    /// Returns the broadcast of the ranker's weights.
    public String rankerWeights() {
        return prefix + "ranker-weights";
    }

    /// Returns the topic of catalog tracks.
    public String tracks() {
        return prefix + "tracks";
    }

    /// Returns the topic of catalog albums.
    public String albums() {
        return prefix + "albums";
    }

    /// Returns the topic of catalog artists.
    public String artists() {
        return prefix + "artists";
    }

    /// Returns the topic of catalog playlists.
    public String playlists() {
        return prefix + "playlists";
    }

    /// Returns the topic of other names of tracks.
    public String trackAliases() {
        return prefix + "track-aliases";
    }

    /// Returns the topic of fresh lists.
    public String recommendations() {
        return prefix + "recommendations";
    }

    /// Returns the topic of quality measures.
    public String modelMetrics() {
        return prefix + "model-metrics";
    }

    /// Returns the topic of records that could not be accepted.
    public String deadLetters() {
        return prefix + "dead-letters";
    }

    /// Returns every topic, in the order of the documentation.
    public List<TopicSpec> all() {
        return List.of(
                new TopicSpec(
                        listeningEvents(),
                        "user",
                        "Avro ListeningEvent",
                        true,
                        with(Map.of("cleanup.policy", "delete", "retention.ms", "31536000000"), appendTime()),
                        "everything that players report; its retention is what training and recounts can see"),
                new TopicSpec(
                        reroutedEvents(),
                        "user",
                        "the bytes as they came, with their origin in headers",
                        true,
                        Map.of("cleanup.policy", "delete", "retention.ms", "-1", "segment.bytes", "16777216"),
                        "second hop of records that another partitioner had misplaced; purged once processed"),
                new TopicSpec(
                        trackUpdates(),
                        "track",
                        "binary TrackUpdate",
                        true,
                        Map.of("cleanup.policy", "delete", "retention.ms", "-1", "segment.bytes", "16777216"),
                        "from the listener room to the track room; purged once processed"),
                new TopicSpec(
                        trackTotals(),
                        "track",
                        "binary TrackTotals",
                        true,
                        SHORT_COMPACTED,
                        "model room: counts, trending and descriptions of tracks"),
                new TopicSpec(
                        successors(),
                        "track",
                        "binary SuccessorRow",
                        true,
                        SHORT_COMPACTED,
                        "model room: what followed each track"),
                new TopicSpec(
                        trackVectors(),
                        "track",
                        "binary HalfVector",
                        true,
                        SHORT_COMPACTED,
                        "model room: the vectors of tracks, of the generation that has an even number"),
                new TopicSpec(
                        oddTrackVectors(),
                        "track",
                        "binary HalfVector",
                        true,
                        SHORT_COMPACTED,
                        "model room: the same of the generation that has an odd number"),
                new TopicSpec(
                        modelGenerations(),
                        "number/chunk, number/head, or the word serving",
                        "files of trained generations in chunks",
                        false,
                        SHORT_COMPACTED,
                        "model room: two trained generations at most, and which one serves"),
                new TopicSpec(
                        rankerUpdates(),
                        "partition of the listener room",
                        "binary RankerUpdate",
                        false,
                        Map.of("cleanup.policy", "delete", "retention.ms", "86400000", "segment.bytes", "16777216"),
                        "from the listener room to the owner of the ranker's weights"),
                new TopicSpec(
                        rankerWeights(),
                        "the word ranker, or ranker-odd",
                        "binary RankerState",
                        false,
                        SHORT_COMPACTED,
                        "model room: the ranker's weights"),
                new TopicSpec(tracks(), "track", "Avro Track", true, CATALOG, "catalog: tracks"),
                new TopicSpec(albums(), "album", "Avro Album", true, CATALOG, "catalog: albums"),
                new TopicSpec(artists(), "artist", "Avro Artist", true, CATALOG, "catalog: artists"),
                new TopicSpec(playlists(), "playlist", "Avro Playlist", true, CATALOG, "catalog: playlists"),
                new TopicSpec(
                        trackAliases(),
                        "external id or former track id",
                        "Avro TrackAlias",
                        true,
                        CATALOG,
                        "catalog: other names of tracks"),
                new TopicSpec(
                        recommendations(),
                        "user",
                        "Avro Recommendations",
                        true,
                        Map.of("cleanup.policy", "compact,delete", "retention.ms", "2592000000"),
                        "the latest list of each listener, as far as the budget allows"),
                new TopicSpec(
                        modelMetrics(),
                        "partition of the listener room",
                        "Avro ModelMetrics",
                        false,
                        Map.of("cleanup.policy", "delete", "retention.ms", "2592000000"),
                        "how good the lists are, in windows"),
                new TopicSpec(
                        deadLetters(),
                        "key of the record",
                        "Avro DeadLetter",
                        false,
                        Map.of("cleanup.policy", "delete", "retention.ms", "2592000000"),
                        "what could not be accepted, with its reason"));
    }

    private static Map<String, String> appendTime() {
        return Map.of("message.timestamp.type", "LogAppendTime");
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(some);
        all.putAll(more);
        return all;
    }
}
