package dev.segue.ranking;

import dev.segue.catalog.Measure;
import dev.segue.events.Fingerprint;
import dev.segue.events.Preferences;
import dev.segue.events.TrackId;
import dev.segue.listener.ListenerView;
import dev.segue.listener.RecentPlay;
import dev.segue.math.TopK;
import dev.segue.ranking.Steering.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a listener has said they like, as tracks: those of the genres that are played most of late, those of
/// the artists, and what is near to the features.
///
/// They work in two ways, both as long as the listener has made fewer than [#PLAYS] plays. The leading tracks
/// stand before the listener's first play, as if they had been heard the day before, so all sources start from
/// them; each play of the listener's own pushes them further back. And each track that is of a preferred genre,
/// of a preferred artist or near to the features is made up to 20 times as likely by each of the three, less by
/// a twentieth of that logarithm with each play. After that the listener's plays speak for themselves, at no
/// cost. Any thread; the scratch of one list.
final class Leanings {

    /// So many plays say more than any preference.
    static final int PLAYS = 20;

    /// A preferred track is 20 times as likely to be wanted.
    static final double STRENGTH = Math.log(20);

    /// Nothing is preferred.
    static final Leanings NONE = new Leanings(0, List.of());

    private static final int OF_GENRE = 100;
    private static final int OF_ARTIST = 50;
    private static final int MOST_SEEDS = 6;
    private static final int NEAREST = 2;
    private static final long BEFORE_MILLIS = Duration.ofDays(1).toMillis();

    private final double weight;
    private final List<Target> targets;
    private final Map<Long, String> byGenre = new LinkedHashMap<>();
    private final Map<Long, String> byArtist = new LinkedHashMap<>();
    private final List<List<Long>> leading = new ArrayList<>();

    private Leanings(double weight, List<Target> targets) {
        this.weight = weight;
        this.targets = targets;
    }

    /// Returns what a listener has said, empty of what no catalog knows.
    ///
    /// @param plays how many plays the listener has made
    /// @param atMillis when the list is made, in event time
    static Leanings of(Preferences said, long plays, Model model, long atMillis) {
        if (!said.isOfMusic() || plays >= PLAYS) {
            return NONE;
        }
        Leanings leanings = new Leanings(1 - (double) plays / PLAYS, targetsOf(said));
        for (String genre : said.genres()) {
            leanings.prefer(leanings.byGenre, genre, tracksOfGenre(genre, model, atMillis));
        }
        for (String artist : said.artists()) {
            leanings.prefer(leanings.byArtist, artist, tracksOfArtist(artist, model));
        }
        leanings.leading.add(leanings.nearestIn(model));
        return leanings;
    }

    /// Returns whether nothing is preferred.
    boolean isNone() {
        return weight == 0;
    }

    /// Returns the tracks that are preferred by name.
    Set<Long> tracks() {
        Set<Long> all = new LinkedHashSet<>(byArtist.keySet());
        all.addAll(byGenre.keySet());
        return all;
    }

    /// Returns the logarithm of the factor by which a track is more likely to be wanted; 0 or more.
    double of(TrackNode node) {
        if (isNone()) {
            return 0;
        }
        double named =
                (byGenre.containsKey(node.fingerprint()) ? 1 : 0) + (byArtist.containsKey(node.fingerprint()) ? 1 : 0);
        return weight * STRENGTH * (named + nearness(node));
    }

    /// Returns what the listener has said that speaks for a track; empty when nothing does.
    String wordFor(TrackNode node) {
        String artist = byArtist.get(node.fingerprint());
        String genre = byGenre.get(node.fingerprint());
        return artist != null ? artist : genre != null ? genre : nearestTarget(node);
    }

    /// Returns the view of a listener who has heard the leading tracks before everything else.
    ListenerView before(ListenerView view, long atMillis) {
        List<RecentPlay> recent = view.taste().recent();
        long first = (recent.isEmpty() ? atMillis : recent.getFirst().atMillis()) - BEFORE_MILLIS;
        List<RecentPlay> plays = seeds().stream()
                .map(track -> new RecentPlay(track, 0, first, 100))
                .toList();
        return plays.isEmpty() ? view : view.havingHeard(plays);
    }

    /// One track of each genre and artist in turn; what was said first comes last, as the latest play would.
    private List<Long> seeds() {
        Set<Long> seeds = new LinkedHashSet<>();
        for (int place = 0; place < MOST_SEEDS; place++) {
            for (List<Long> tracks : leading) {
                if (place < tracks.size() && seeds.size() < MOST_SEEDS) {
                    seeds.add(tracks.get(place));
                }
            }
        }
        return List.copyOf(seeds).reversed();
    }

    private void prefer(Map<Long, String> by, String word, List<Long> tracks) {
        tracks.forEach(track -> by.putIfAbsent(track, word));
        leading.add(tracks);
    }

    private static List<Target> targetsOf(Preferences said) {
        List<Target> targets = new ArrayList<>();
        said.features()
                .forEach((name, value) -> Measure.named(name)
                        .filter(measure -> measure.allows(value))
                        .ifPresent(measure -> targets.add(new Target(measure, value))));
        return targets;
    }

    /// Those that are played of late, then the others.
    private static List<Long> tracksOfGenre(String genre, Model model, long atMillis) {
        GroupRanking groups = new GroupRanking(model, model.groups());
        Set<Long> tracks = new LinkedHashSet<>();
        TrendingRequest request =
                new TrendingRequest(Optional.of(genre), "", TrendingRequest.Order.LISTENERS, OF_GENRE);
        new TrendingTracks(model)
                .of(request, Instant.ofEpochMilli(atMillis))
                .orElse(List.of())
                .forEach(track -> tracks.add(track.fingerprint()));
        if (tracks.size() < OF_GENRE) {
            addAll(tracks, groups.leading(GroupKind.GENRE, genre, OF_GENRE), model);
        }
        return tracks.stream().limit(OF_GENRE).toList();
    }

    /// By the id or name that the catalog credits, and by the name that events give.
    private static List<Long> tracksOfArtist(String artist, Model model) {
        Set<Long> tracks = new LinkedHashSet<>();
        addAll(tracks, new GroupRanking(model, model.groups()).leading(GroupKind.ARTIST, artist, OF_ARTIST), model);
        ArtistTracks named = model.tracksOf(Fingerprint.of(artist));
        for (int i = 0; i < Math.min(OF_ARTIST, named.popularSize()); i++) {
            tracks.add(named.popular(i).fingerprint());
        }
        return List.copyOf(tracks);
    }

    private static void addAll(Set<Long> tracks, List<TrackId> ids, Model model) {
        ids.forEach(id -> tracks.add(model.heirOf(id.fingerprint())));
    }

    private List<Long> nearestIn(Model model) {
        List<Long> nearest = new ArrayList<>();
        TrendingIndex.Snapshot order = model.trends().played("");
        TopK top = new TopK(NEAREST);
        for (int i = 0; i < order.size() && !targets.isEmpty(); i++) {
            double near = nearness(order.track(i));
            if (near > 0) {
                top.offer(order.track(i).fingerprint(), near);
            }
        }
        top.sort();
        for (int rank = 0; rank < top.size(); rank++) {
            nearest.add(top.key(rank));
        }
        return nearest;
    }

    /// The mean over the features: 1 at the target, 0 as far as it gets or where the feature is not known.
    private double nearness(TrackNode node) {
        double sum = 0;
        for (Target target : targets) {
            sum += nearness(target, node);
        }
        return targets.isEmpty() ? 0 : sum / targets.size();
    }

    private static double nearness(Target target, TrackNode node) {
        Measure measure = target.measure();
        return node.measures().knows(measure)
                ? 1 - measure.distance(node.measures().get(measure), target.value())
                : 0;
    }

    private String nearestTarget(TrackNode node) {
        @Nullable Target nearest = null;
        for (Target target : targets) {
            double near = nearness(target, node);
            if (near > 0 && (nearest == null || near > nearness(nearest, node))) {
                nearest = target;
            }
        }
        return Optional.ofNullable(nearest)
                .map(target -> "%s around %s".formatted(target.measure().wireName(), target.value()))
                .orElse("");
    }
}
