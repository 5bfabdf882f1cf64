package dev.segue.ranking;

import dev.segue.catalog.Alias;
import dev.segue.catalog.Track;
import dev.segue.events.Fingerprint;
import dev.segue.events.HalfVector;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.OfGeneration;
import dev.segue.events.TrackId;
import dev.segue.learning.colistens.SuccessorRow;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.factors.TrackVectors;
import dev.segue.learning.ranker.RankerState;
import dev.segue.learning.ranker.RankerWeights;
import dev.segue.learning.trending.TrackTotals;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.math.Decay;
import dev.segue.math.LongTable;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What every process holds in memory: all that the owners of tracks have published, and the indexes over it.
///
/// One thread calls the `apply` methods and [#remove]; any number read, without locks. A reader may see one part of a
/// track newer than another, as it may on the topics.
///
/// Also the dictionary from fingerprints to track ids. Of two ids with one fingerprint the first stays, and
/// [#collisions] counts what came for the other.
public final class Model {

    private final LongTable<TrackNode> tracks = new LongTable<>();
    private final LongTable<ArtistTracks> artists = new LongTable<>();
    private final Trends trends;
    private final OtherNames names = new OtherNames();
    private final AtomicLong collisions = new AtomicLong();
    private final Generations generations;
    private volatile @Nullable TrackContent content;
    private final TrackGroups groups = new TrackGroups();

    /// Creates an empty model whose factors have their default settings.
    public Model(TrendingSettings settings) {
        this(settings, FactorSettings.DEFAULTS);
    }

    /// Creates an empty model.
    public Model(TrendingSettings settings, FactorSettings factors) {
        this.generations = new Generations(factors);
        this.trends = new Trends(settings);
    }

    /// Takes in the totals of a track.
    public void apply(TrackId id, TrackTotals totals) {
        TrackNode node = named(id);
        if (node == null) {
            return;
        }
        OtherNames.Heir heir = names.heir(node.fingerprint());
        if (heir == null) {
            take(node, totals);
        } else {
            names.own(node.fingerprint(), new OtherNames.Own(totals, heir.own().followers()));
            inherit(node);
        }
        settle(node);
    }

    private void take(TrackNode node, TrackTotals totals) {
        if (node.isHidden()) {
            node.setTotals(totals);
            return;
        }
        if (isListed(node) && node.isPlacedAs(totals)) {
            boolean more = totals.plays() > node.totals().plays();
            node.setTotals(totals);
            if (more) {
                artists.put(node.artist(), tracksOf(node.artist()).ranked(node));
            }
        } else {
            unlist(node);
            node.setTotals(totals);
            list(node);
        }
        trends.offer(node);
        TrackContent now = content;
        if (now != null) {
            now.setHeard(node.fingerprint(), totals.plays() > 0);
        }
    }

    /// Takes in what the ranker has learnt beside the vectors of what serves. Weights of another shape than this
    /// version's are passed over.
    public void apply(RankerState state) {
        apply(new OfGeneration<>(learnt().generation(), state));
    }

    /// Takes in what the ranker has learnt beside the vectors of a generation.
    public void apply(OfGeneration<RankerState> state) {
        generations.put(state.generation(), state.value());
    }

    /// Takes in what a training has made, beside what serves.
    public void apply(Start start) {
        generations.put(start);
    }

    /// Makes another generation serve: vectors, index, Gram matrix, weights and what content says about vectors, in one
    /// step. Returns whether it could: one that is not here, or not whole, cannot.
    public boolean serve(int generation) {
        TrackContent now = content;
        if (now != null) {
            generations.held(generation).ifPresent(next -> now.learn(next.vectors()));
        }
        return generations.serve(generation);
    }

    /// Returns the generations that are held.
    public Generations generations() {
        return generations;
    }

    /// Returns vectors and weights as they belong together.
    public Learnt learnt() {
        return generations.serving();
    }

    /// Returns what the ranker has learnt; at first that the fixed blend is right.
    public RankerWeights ranker() {
        return learnt().ranker().weights();
    }

    /// Takes in the vector of a track of what serves. The id need not be known yet.
    public void apply(long track, HalfVector vector) {
        apply(track, new OfGeneration<>(learnt().generation(), vector));
    }

    /// Takes in the vector of a track of a generation. The id need not be known yet.
    public void apply(long track, OfGeneration<HalfVector> vector) {
        boolean serves = generations.put(vector.generation(), track, vector.value());
        TrackContent now = content;
        if (serves && now != null) {
            now.vectorCame(learnt().vectors());
        }
    }

    /// Returns the vectors of the tracks.
    public TrackVectors vectors() {
        return learnt().vectors();
    }

    /// Takes in what the tracks of the catalog are like, in place of what was known before.
    public void apply(TrackContent newContent) {
        content = newContent;
        newContent.learnOnce(vectors());
    }

    /// Returns what the tracks of the catalog are like; null while no catalog has described any.
    @Nullable
    TrackContent content() {
        return content;
    }

    /// Returns what tracks are found in, for whoever reads the catalog to write.
    public TrackGroups groups() {
        return groups;
    }

    /// Takes in what followed a track. The id need not be known yet.
    public void apply(long track, SuccessorRow row) {
        TrackNode node = nodeOf(track);
        OtherNames.Heir heir = names.heir(track);
        if (heir == null) {
            node.setFollowers(Followers.of(row));
        } else {
            names.own(track, new OtherNames.Own(heir.own().totals(), Followers.of(row)));
            inherit(node);
        }
        settle(node);
    }

    /// Takes in another name of a track: what is done under it, and was done under it, counts for the track, unless the
    /// catalog describes a track by that very name.
    public void apply(Alias alias) {
        names.put(Fingerprint.of(alias.urn()), alias.track().fingerprint());
        resettle(Fingerprint.of(alias.urn()));
    }

    /// Forgets another name of a track.
    public void forgetAlias(String urn) {
        names.remove(Fingerprint.of(urn));
        resettle(Fingerprint.of(urn));
    }

    /// Returns the track that is meant by an id: the id itself unless it is another name of a track that is known.
    public TrackId resolve(TrackId id) {
        long fingerprint = id.fingerprint();
        long track = names.trackOf(fingerprint);
        TrackNode own = tracks.get(fingerprint);
        if (track == fingerprint || (own != null && own.isDescribed())) {
            return id;
        }
        TrackNode meant = tracks.get(track);
        return meant == null ? id : Objects.requireNonNullElse(meant.name(), id);
    }

    /// Takes in what a catalog says about a track.
    public void apply(Track track) {
        TrackNode node = named(track.id());
        if (node != null) {
            unlist(node);
            node.setDescribed(track);
            settle(node);
            list(node);
            if (node.totals().plays() > 0) {
                trends.offer(node);
            }
        }
    }

    /// Takes a track out of the catalog: it is offered no more, whatever is played, until it is described again.
    public void withdraw(TrackId id) {
        TrackNode node = named(id);
        if (node != null) {
            unlist(node);
            trends.remove(node);
            node.withdraw();
            settle(node);
        }
    }

    /// Forgets a track: it is offered no more.
    public void remove(long track) {
        TrackNode node = tracks.get(track);
        if (node != null) {
            unlist(node);
            trends.remove(node);
            tracks.remove(track);
        }
    }

    /// Returns the id of a track, empty when none is known by that fingerprint.
    public Optional<TrackId> idOf(long track) {
        TrackNode node = track(track);
        return node == null ? Optional.empty() : Optional.ofNullable(node.id());
    }

    /// Returns what is said about a track, [Description#NONE] when nothing is.
    public Description descriptionOf(long track) {
        TrackNode node = track(track);
        return node == null ? Description.NONE : node.description();
    }

    /// Returns the artist behind a fingerprint, empty when no track of the artist's is known.
    public Optional<String> artistOf(long artist) {
        ArtistTracks known = tracksOf(artist);
        return known.size() == 0
                ? Optional.empty()
                : Optional.of(known.at(0).description().artist());
    }

    /// Returns the totals of a track, [TrackTotals#NONE] when none have come.
    public TrackTotals totalsOf(long track) {
        TrackNode node = track(track);
        return node == null ? TrackTotals.NONE : node.totals();
    }

    /// Returns how many tracks are known, those included of which only successors are.
    public int size() {
        return tracks.size();
    }

    /// Returns how often something came for an id whose fingerprint belongs to another id.
    public long collisions() {
        return collisions.get();
    }

    /// Returns what is known of a track, by any of its names; null when nothing is.
    @Nullable
    TrackNode track(long fingerprint) {
        return tracks.get(names.heirOf(fingerprint));
    }

    /// Returns the track for which what was done under a fingerprint counts.
    long heirOf(long fingerprint) {
        return names.heirOf(fingerprint);
    }

    /// Returns what tracks are also called.
    OtherNames names() {
        return names;
    }

    ArtistTracks tracksOf(long artist) {
        return Objects.requireNonNullElse(artists.get(artist), ArtistTracks.NONE);
    }

    Trends trends() {
        return trends;
    }

    Decay trendDecay() {
        return trends.measure().latest();
    }

    private TrackNode nodeOf(long track) {
        TrackNode node = tracks.get(track);
        if (node == null) {
            node = new TrackNode(track);
            tracks.put(track, node);
        }
        return node;
    }

    private @Nullable TrackNode named(TrackId id) {
        TrackNode node = nodeOf(id.fingerprint());
        TrackId known = node.name();
        if (known == null) {
            node.setId(id);
        } else if (!known.equals(id)) {
            collisions.incrementAndGet();
            return null;
        }
        return node;
    }

    private void resettle(long name) {
        OtherNames.Heir heir = names.heir(name);
        if (heir != null) {
            heir.others().forEach(this::settle);
        }
        TrackNode node = tracks.get(name);
        if (node != null) {
            settle(node);
        }
    }

    /// Adds what was done under a name to the track that it is another name of; takes it back when it is none.
    private void settle(TrackNode node) {
        long name = node.fingerprint();
        long before = names.heirOf(name);
        long track = node.isDescribed() ? name : names.trackOf(name);
        if (before != name && before != track) {
            OtherNames.Heir left = names.release(node, before);
            if (left != null) {
                give(nodeOf(before), left);
            }
            node.setMerged(false);
            if (track == name && !node.isHidden()) {
                list(node);
                trends.offer(node);
            }
        }
        if (track != name) {
            unlist(node);
            trends.remove(node);
            node.setMerged(true);
            names.settle(node, nodeOf(track));
            inherit(nodeOf(track));
        }
    }

    private void inherit(TrackNode track) {
        OtherNames.Heir heir = names.heir(track.fingerprint());
        if (heir != null) {
            give(track, heir);
        }
    }

    private void give(TrackNode track, OtherNames.Heir heir) {
        TrackTotals totals = heir.own().totals();
        Followers followers = heir.own().followers();
        for (TrackNode other : heir.others()) {
            totals = totals.plus(other.totals(), trends.measure());
            followers = followers.plus(other.followers());
        }
        track.setFollowers(followers);
        take(track, totals);
    }

    private boolean isListed(TrackNode node) {
        return node.artist() != 0;
    }

    private void list(TrackNode node) {
        if (node.artist() != 0) {
            artists.put(node.artist(), tracksOf(node.artist()).with(node));
        }
    }

    private void unlist(TrackNode node) {
        if (node.artist() != 0) {
            artists.put(node.artist(), tracksOf(node.artist()).without(node));
        }
    }
}
