package dev.segue.ranking;

import dev.segue.learning.trending.TrackTotals;
import dev.segue.listener.ListenerView;
import dev.segue.math.LongTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The other names of tracks, and what was done under such a name before it was known to be one.
///
/// What the owner of the other name has counted stays there and is added to the track when it is read. So a
/// merge keeps all counts, moves nothing between partitions, can be taken back, and may come before or after
/// the counts. One writer, any number of readers.
final class OtherNames {

    private static final int MOST_STEPS = 8;

    private final LongTable<Long> names = new LongTable<>();
    private final LongTable<Long> settled = new LongTable<>();
    private final LongTable<Heir> heirs = new LongTable<>();

    /// A track and what belongs to it under other names.
    ///
    /// @param own what it has by its own name
    /// @param others the nodes of its other names
    record Heir(Own own, List<TrackNode> others) {

        Heir {
            others = List.copyOf(others);
        }
    }

    /// What a track has by its own name.
    ///
    /// @param totals its totals
    /// @param followers what followed it
    record Own(TrackTotals totals, Followers followers) {}

    /// Gives a track another name.
    void put(long name, long track) {
        if (name != track) {
            names.put(name, track);
        }
    }

    void remove(long name) {
        names.remove(name);
    }

    /// Returns the track that a name stands for, which is the name itself when it is no other track's.
    long trackOf(long name) {
        long track = name;
        for (int step = 0; step < MOST_STEPS; step++) {
            Long next = names.get(track);
            if (next == null) {
                return track;
            }
            track = next;
        }
        return name;
    }

    /// Returns the track to which what was done under this name is added. Cheap when there is none such.
    long heirOf(long name) {
        if (!areSettled()) {
            return name;
        }
        return Objects.requireNonNullElse(settled.get(name), name);
    }

    /// Returns tracks and the names under which something was done that is added to them.
    Set<Long> withOthers(Set<Long> tracks) {
        if (!areSettled()) {
            return tracks;
        }
        Set<Long> all = new HashSet<>(tracks);
        for (long track : tracks) {
            Heir heir = heirs.get(track);
            if (heir != null) {
                heir.others().forEach(other -> all.add(other.fingerprint()));
            }
        }
        return all;
    }

    /// Returns a listener's rows with one row a track, where some were made under other names of it.
    ListenerView renamed(ListenerView view) {
        return areSettled() ? view.renamed(this::heirOf) : view;
    }

    private boolean areSettled() {
        return settled.size() > 0;
    }

    /// Returns what belongs to a track under other names; null when nothing does.
    @Nullable
    Heir heir(long track) {
        return heirs.get(track);
    }

    void own(long track, Own own) {
        Heir heir = heirs.get(track);
        if (heir != null) {
            heirs.put(track, new Heir(own, heir.others()));
        }
    }

    /// Adds what a node has to a track.
    void settle(TrackNode node, TrackNode track) {
        settled.put(node.fingerprint(), track.fingerprint());
        Heir before = heirs.get(track.fingerprint());
        List<TrackNode> others = new ArrayList<>(before == null ? List.of() : before.others());
        if (!others.contains(node)) {
            others.add(node);
        }
        heirs.put(
                track.fingerprint(),
                new Heir(before == null ? new Own(track.totals(), track.followers()) : before.own(), others));
    }

    /// Takes what a node has back from a track; returns what the track keeps.
    @Nullable
    Heir release(TrackNode node, long track) {
        settled.remove(node.fingerprint());
        Heir before = heirs.get(track);
        if (before == null) {
            return null;
        }
        Heir after = new Heir(
                before.own(),
                before.others().stream().filter(other -> other != node).toList());
        if (after.others().isEmpty()) {
            heirs.remove(track);
        } else {
            heirs.put(track, after);
        }
        return after;
    }
}
