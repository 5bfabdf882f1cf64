package dev.segue.topology;

/// The names of sources, processors and sinks: `room-what`, explicit, as stable as the names of stores.
public final class Nodes {

    /// Source of `listening-events`.
    public static final String EVENTS = "listener-events";
    /// Source of `rerouted-events`.
    public static final String REROUTED = "listener-rerouted";
    /// The processor of the listener room.
    public static final String LISTENER = "listener-room";
    /// Sink of `rerouted-events`.
    public static final String TO_REROUTED = "listener-to-rerouted";
    /// Sink of `track-updates`.
    public static final String TO_UPDATES = "listener-to-updates";
    /// Sink of `dead-letters`.
    public static final String TO_DEAD_LETTERS = "listener-to-dead-letters";
    /// Sink of `recommendations`.
    public static final String TO_RECOMMENDATIONS = "listener-to-recommendations";
    /// Sink of `model-metrics`.
    public static final String TO_METRICS = "listener-to-metrics";
    /// Sink of `ranker-updates`.
    public static final String TO_RANKER_UPDATES = "listener-to-ranker-updates";
    /// Source of `track-updates`.
    public static final String UPDATES = "track-updates";
    /// The processor of the track room.
    public static final String TRACK = "track-room";
    /// Sink of `track-totals`.
    public static final String TO_TOTALS = "track-to-totals";
    /// Sink of `successors`.
    public static final String TO_SUCCESSORS = "track-to-successors";
    /// Sink of `track-vectors`.
    public static final String TO_VECTORS = "track-to-vectors";
    /// Sink of `track-vectors-odd`.
    public static final String TO_ODD_VECTORS = "track-to-vectors-odd";
    /// Source of `ranker-updates`.
    public static final String RANKER_UPDATES = "ranker-updates";
    /// The processor that owns the ranker's weights.
    public static final String RANKER = "ranker-owner";
    /// Sink of `ranker-weights`.
    public static final String TO_RANKER_WEIGHTS = "ranker-to-weights";

    private Nodes() {}
}
