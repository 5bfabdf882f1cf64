package dev.segue.ranking;

import dev.segue.events.Fingerprint;
import dev.segue.events.TrackId;
import dev.segue.math.TopK;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/// Albums, artists, playlists and genres in order: for a listener, and by what is near to one of them.
///
/// Cost: one pass over the tracks of all groups of the kind, about 30 ns a track; of those that hold a list's
/// tracks, of these groups only (of playlists, of all).
public final class GroupRanking {

    private static final int SHOWN = 3;
    private static final double SIZE_POWER = 0.5;
    private static final int MOST_SEEDS = 200;

    private final Model model;
    private final TrackGroups groups;

    /// One group of a list.
    ///
    /// @param id the group
    /// @param title what it is called; empty when nobody has said
    /// @param artist the artist of an album; empty for everything else
    /// @param score what it was ordered by; comparable within one list only
    /// @param tracks those of its tracks that speak for it most, at most three
    public record RankedGroup(String id, String title, String artist, double score, List<TrackId> tracks) {

        public RankedGroup {
            tracks = List.copyOf(tracks);
        }
    }

    /// @param groups what tracks are found in
    public GroupRanking(Model model, TrackGroups groups) {
        this.model = model;
        this.groups = groups;
    }

    /// Returns the groups that hold most of a list of tracks: `Σ 1 / log2(rank + 1)` over those of the list, divided by
    /// the root of the group's size, so that neither long groups nor those of one lucky track are always first.
    ///
    /// @param tracks a listener's list, best first
    public List<RankedGroup> holding(GroupKind kind, List<TrackId> tracks, int limit) {
        Map<Long, Double> worth = new HashMap<>();
        for (int i = 0; i < tracks.size(); i++) {
            worth.put(tracks.get(i).fingerprint(), Math.log(2) / Math.log(i + 2.0));
        }
        Set<Long> named = model.names().withOthers(worth.keySet());
        return best(
                each -> groups.forEachHolding(named, kind, each), track -> worth.getOrDefault(track, 0.0), "", limit);
    }

    /// Returns the groups nearest to one: half by the likeness of their tracks to the centre of its tracks,
    /// half by what followed its tracks, summed over the tracks and divided by the root of their number.
    ///
    /// @return empty when there is no such group
    public Optional<List<RankedGroup>> similar(GroupKind kind, String id, int limit) {
        TrackGroup group = groups.find(kind, id);
        if (group == null) {
            return Optional.empty();
        }
        List<Long> own = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_SEEDS, group.size()); i++) {
            own.add(group.track(i));
        }
        Seeds seeds = new Seeds(model, own);
        Map<Long, Double> followers = seeds.followers();
        own.forEach(followers::remove);
        double most = followers.isEmpty() ? 1 : Collections.max(followers.values());
        ToDoubleFunction<Long> near = track ->
                Math.max(0, seeds.likeness(track)) / 2 + Math.sqrt(followers.getOrDefault(track, 0.0) / most) / 2;
        return Optional.of(best(each -> groups.forEach(kind, each), near, id, limit));
    }

    /// Returns the tracks of a group that are played most; those that nobody has played in no order that says anything.
    ///
    /// @return empty when there is no such group
    public List<TrackId> leading(GroupKind kind, String id, int limit) {
        TrackGroup group = groups.find(kind, id);
        TopK top = new TopK(limit);
        for (int i = 0; group != null && i < group.size(); i++) {
            TrackNode node = Seeds.offered(model, group.track(i));
            if (node != null) {
                top.offer(node.fingerprint(), (double) node.totals().plays());
            }
        }
        top.sort();
        List<TrackId> tracks = new ArrayList<>();
        for (int rank = 0; rank < top.size(); rank++) {
            model.idOf(top.key(rank)).ifPresent(tracks::add);
        }
        return tracks;
    }

    private List<RankedGroup> best(
            Consumer<Consumer<TrackGroup>> candidates, ToDoubleFunction<Long> worth, String except, int limit) {
        TopK top = new TopK(limit);
        Map<Long, TrackGroup> found = new HashMap<>();
        candidates.accept(group -> {
            double score = group.id().equals(except) ? 0 : scoreOf(group, worth);
            if (score > 0 && score >= top.floor()) {
                long key = Fingerprint.of(group.id());
                found.put(key, group);
                top.offer(key, score);
            }
        });
        top.sort();
        List<RankedGroup> ranked = new ArrayList<>();
        for (int rank = 0; rank < top.size(); rank++) {
            TrackGroup group = found.get(top.key(rank));
            if (group != null) {
                ranked.add(new RankedGroup(
                        group.id(), group.title(), group.artist(), top.score(rank), speaking(group, worth)));
            }
        }
        return ranked;
    }

    private double scoreOf(TrackGroup group, ToDoubleFunction<Long> worth) {
        double sum = 0;
        int offered = 0;
        int size = group.size();
        for (int i = 0; i < size; i++) {
            long track = model.heirOf(group.track(i));
            if (Seeds.offered(model, track) != null) {
                offered++;
                sum += worth.applyAsDouble(track);
            }
        }
        return offered == 0 ? 0 : sum / Math.pow(offered + 1.0, SIZE_POWER);
    }

    private List<TrackId> speaking(TrackGroup group, ToDoubleFunction<Long> worth) {
        TopK top = new TopK(SHOWN);
        for (int i = 0; i < group.size(); i++) {
            long track = model.heirOf(group.track(i));
            double share = Seeds.offered(model, track) == null ? 0 : worth.applyAsDouble(track);
            if (share > 0) {
                top.offer(track, share);
            }
        }
        top.sort();
        List<TrackId> tracks = new ArrayList<>();
        for (int rank = 0; rank < top.size(); rank++) {
            model.idOf(top.key(rank)).ifPresent(tracks::add);
        }
        return tracks;
    }
}
