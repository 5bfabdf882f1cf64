package dev.segue.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a run of chaos is made of.
///
/// @param dir where all of it is
/// @param seed of the plan and of the load
/// @param kills at least so many
/// @param nodes Segue processes
/// @param partitions of each topic
/// @param perSecond records sent
/// @param session how long a silent member is waited for
/// @param settings `key=value` for each Segue, over those that a run needs
/// @param rolling whether processes are stopped in good order, one after the other, instead of killed
public record ChaosSettings(
        Path dir,
        long seed,
        int kills,
        int nodes,
        int partitions,
        int perSecond,
        Duration session,
        List<String> settings,
        boolean rolling) {

    /// For how long after a list was shown an event counts as an answer: so short that in a run some come too late.
    public static final Duration OUTCOME_WINDOW = Duration.ofSeconds(10);

    private static final String STREAMS_PROTOCOL = "segue.topology.protocol=streams";

    public ChaosSettings {
        if (kills < 1 || nodes < 1 || partitions < 1 || perSecond < 1 || session.toMillis() < 1_000) {
            throw new CommandFailure(
                    ExitStatus.USAGE,
                    "--kills, --nodes, --partitions and --rate must be 1 or more, --session at least a second");
        }
        settings = List.copyOf(settings);
    }

    /// Returns what each Segue needs for a recount to find all that came of the input: rows are not cut, lists that
    /// were shown are kept for longer than a run lasts in event time, and no update between the rooms is deleted.
    public static List<String> exact() {
        return List.of(
                "segue.colistens.row-limit=0",
                "segue.listener.outcome-window=" + OUTCOME_WINDOW.toSeconds() + "s",
                "segue.listener.impression-keep=100d",
                "segue.streams.repartition.purge.interval.ms=86400000",
                "segue.topology.scored-fraction=0.05");
    }

    /// Sessions are short, so that a run is.
    List<String> all() {
        List<String> all = new ArrayList<>(exact());
        all.add("segue.topology.lists-per-second=5");
        if (!settings.contains(STREAMS_PROTOCOL)) {
            all.add("segue.streams.consumer.session.timeout.ms=" + session.toMillis());
            all.add("segue.streams.consumer.heartbeat.interval.ms=" + Math.min(1_000, session.toMillis() / 3));
        }
        all.addAll(settings);
        return all;
    }

    ChaosPlan plan() {
        return rolling ? ChaosPlan.rolling(kills, nodes) : ChaosPlan.of(seed, kills, nodes, session);
    }
}
