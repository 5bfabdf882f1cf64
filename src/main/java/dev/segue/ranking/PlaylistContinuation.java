package dev.segue.ranking;

import dev.segue.catalog.TextKey;
import dev.segue.events.TrackId;
import dev.segue.math.TopK;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Continues a playlist from its title and some of its tracks, whoever made it.
///
/// Five kinds of evidence, each relative to its best, summed: what followed the tracks, what is described like
/// them, their artists' tracks, the tracks of playlists that share some with it (cosine), and those of
/// playlists whose titles share words with its own (by how rare a word is among titles).
///
/// Sources: Zamani et al., *An analysis of approaches taken in the ACM RecSys Challenge 2018*, TIST 2019, where titles,
/// neighbours and content are what the best have in common.
public final class PlaylistContinuation {

    private static final int OF_ARTIST = 20;

    private final Model model;
    private final TrackGroups groups;

    /// What speaks for a track.
    public enum Evidence {
        /// It followed tracks of the playlist in the same sessions.
        FOLLOWS,
        /// It is described like the tracks of the playlist.
        CONTENT,
        /// It is by an artist of the playlist.
        ARTIST,
        /// It is on playlists that share tracks with this one.
        PLAYLISTS,
        /// It is on playlists with a title like this one's.
        TITLE
    }

    /// One track of a continuation.
    ///
    /// @param id the track
    /// @param score the sum of the evidence
    /// @param evidence what speaks for it, 0 to 1 each
    public record Continued(TrackId id, double score, Map<Evidence, Double> evidence) {

        public Continued {
            evidence = Map.copyOf(evidence);
        }
    }

    /// @param groups the playlists
    public PlaylistContinuation(Model model, TrackGroups groups) {
        this.model = model;
        this.groups = groups;
    }

    /// Returns the tracks that should come next, best first; none of those given.
    ///
    /// @param title the playlist's title; empty: not known
    /// @param tracks some of its tracks
    /// @param excluded tracks that must not be among them
    public List<Continued> of(String title, List<TrackId> tracks, Set<TrackId> excluded, int limit) {
        List<Long> given = tracks.stream()
                .map(track -> model.resolve(track).fingerprint())
                .distinct()
                .toList();
        Set<Long> out = new HashSet<>(given);
        excluded.forEach(track -> out.add(model.resolve(track).fingerprint()));
        Seeds seeds = new Seeds(model, given);
        Map<Evidence, Map<Long, Double>> evidence = new EnumMap<>(Evidence.class);
        evidence.put(Evidence.FOLLOWS, seeds.followers());
        evidence.put(Evidence.CONTENT, seeds.alike());
        evidence.put(Evidence.ARTIST, ofArtists(given));
        evidence.put(Evidence.PLAYLISTS, ofPlaylists(new HashSet<>(given)));
        evidence.put(Evidence.TITLE, ofTitles(title));
        return best(evidence, out, limit);
    }

    private List<Continued> best(Map<Evidence, Map<Long, Double>> evidence, Set<Long> out, int limit) {
        Map<Long, Map<Evidence, Double>> shares = new HashMap<>();
        evidence.forEach((kind, scores) -> {
            double most = scores.entrySet().stream()
                    .filter(entry -> isOffered(entry.getKey(), out))
                    .mapToDouble(Map.Entry::getValue)
                    .max()
                    .orElse(0);
            scores.forEach((track, score) -> {
                if (score > 0 && most > 0 && isOffered(track, out)) {
                    shares.computeIfAbsent(track, _ -> new EnumMap<>(Evidence.class))
                            .put(kind, score / most);
                }
            });
        });
        TopK top = new TopK(limit);
        shares.forEach((track, parts) -> top.offer(
                track, parts.values().stream().mapToDouble(Double::doubleValue).sum()));
        top.sort();
        List<Continued> continued = new ArrayList<>();
        for (int rank = 0; rank < top.size(); rank++) {
            long track = top.key(rank);
            double score = top.score(rank);
            model.idOf(track)
                    .ifPresent(id -> continued.add(new Continued(id, score, shares.getOrDefault(track, Map.of()))));
        }
        return continued;
    }

    private boolean isOffered(long track, Set<Long> out) {
        return !out.contains(track) && Seeds.offered(model, track) != null;
    }

    /// An artist's tracks by plays, and in proportion to the artist's share of the playlist.
    private Map<Long, Double> ofArtists(List<Long> given) {
        Map<Long, Double> scores = new HashMap<>();
        for (long seed : given) {
            TrackNode node = model.track(seed);
            if (node == null || node.artist() == 0) {
                continue;
            }
            ArtistTracks tracks = model.tracksOf(node.artist());
            for (int i = 0; i < tracks.size(); i++) {
                scores.merge(tracks.at(i).fingerprint(), 1.0, Double::sum);
            }
            for (int i = 0; i < Math.min(OF_ARTIST, tracks.popularSize()); i++) {
                double plays = tracks.popular(i).totals().plays();
                scores.merge(tracks.popular(i).fingerprint(), plays / (plays + 10), Double::sum);
            }
        }
        return scores;
    }

    private Map<Long, Double> ofPlaylists(Set<Long> given) {
        Map<Long, Double> scores = new HashMap<>();
        groups.forEach(GroupKind.PLAYLIST, playlist -> {
            int shared = 0;
            for (int i = 0; i < playlist.size(); i++) {
                shared += given.contains(model.heirOf(playlist.track(i))) ? 1 : 0;
            }
            if (shared > 0) {
                double cosine = shared / Math.sqrt((double) given.size() * playlist.size());
                addAll(scores, playlist, cosine * cosine);
            }
        });
        return scores;
    }

    private Map<Long, Double> ofTitles(String title) {
        Set<String> words = wordsOf(title);
        Map<Long, Double> scores = new HashMap<>();
        if (words.isEmpty()) {
            return scores;
        }
        Map<String, Integer> frequencies = new HashMap<>();
        groups.forEach(GroupKind.PLAYLIST, playlist -> {
            for (String word : wordsOf(playlist.title())) {
                if (words.contains(word)) {
                    frequencies.merge(word, 1, Integer::sum);
                }
            }
        });
        int all = groups.size(GroupKind.PLAYLIST);
        groups.forEach(GroupKind.PLAYLIST, playlist -> {
            Set<String> others = wordsOf(playlist.title());
            double weight = 0;
            for (String word : others) {
                Integer frequency = frequencies.get(word);
                weight += frequency == null ? 0 : Math.log(1 + (double) all / frequency);
            }
            if (weight > 0) {
                addAll(scores, playlist, weight / Math.sqrt((double) others.size() * playlist.size()));
            }
        });
        return scores;
    }

    private void addAll(Map<Long, Double> scores, TrackGroup playlist, double weight) {
        for (int i = 0; i < playlist.size(); i++) {
            scores.merge(model.heirOf(playlist.track(i)), weight, Double::sum);
        }
    }

    private static Set<String> wordsOf(String title) {
        String words = TextKey.words(title);
        return words.isEmpty() ? Set.of() : new HashSet<>(Arrays.asList(words.split(" ")));
    }
}
