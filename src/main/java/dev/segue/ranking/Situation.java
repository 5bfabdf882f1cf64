package dev.segue.ranking;

import dev.segue.events.Interaction.BlockKind;
import dev.segue.learning.factors.CandidateCache.Asking;
import dev.segue.listener.ActiveBlock;
import dev.segue.listener.KnownTrack;
import dev.segue.listener.KnownTracks;
import dev.segue.listener.ListenerView;
import dev.segue.listener.RecentPlay;
import dev.segue.listener.RecentSkip;
import dev.segue.ranking.RankedCandidate.Standing;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A listener at one moment, as the sources see them: the latest plays, newest first, and what may be offered.
final class Situation {

    private final Model model;
    private final Learnt learnt;
    private final RankRequest request;
    private final long listener;
    private final long atMillis;
    private final long plays;
    private final int own;
    private final Leanings leanings;
    private final String country;
    private final KnownTracks known;
    private final List<RecentPlay> recent;
    private final List<RecentSkip> skips;
    private final @Nullable TrackNode[] nodes;
    private final long[] artists;
    private final int depth;
    private final int leftOut;
    private final @Nullable ListenerFactors factors;
    private final @Nullable ListenerSequence sequence;
    private final Set<Long> barredTracks;
    private final Set<Long> barredArtists;
    private final Optional<SessionTracks> session;
    private final @Nullable SessionContent content;

    Situation(ListenerView given, Model model, RankRequest request, int depth, int leftOut) {
        this.model = model;
        this.learnt = model.learnt();
        this.request = request;
        this.own = given.taste().recent().size();
        this.country = given.taste().preferences().country();
        this.leanings = Leanings.of(
                given.taste().preferences(),
                given.taste().plays(),
                model,
                request.at().toEpochMilli());
        ListenerView view = leanings.before(given, request.at().toEpochMilli());
        this.listener = view.listener();
        this.atMillis = request.at().toEpochMilli();
        this.plays = view.taste().plays();
        this.known = view.tracks();
        this.recent = view.taste().recent().reversed();
        this.skips = view.taste().skips();
        this.depth = Math.min(depth, recent.size());
        this.leftOut = Math.min(leftOut, own);
        this.nodes = new TrackNode[recent.size()];
        this.artists = new long[recent.size()];
        for (int i = 0; i < nodes.length; i++) {
            TrackNode node = model.track(recent.get(i).track());
            nodes[i] = node;
            long named = recent.get(i).artist();
            artists[i] = named != 0 || node == null ? named : node.artist();
        }
        this.factors = learnt.vectors().index().size() == 0
                ? null
                : ListenerFactors.of(view.taste(), model, learnt.vectors()).orElse(null);
        this.sequence =
                ListenerSequence.of(view.taste(), model, learnt, atMillis).orElse(null);
        this.barredTracks = barred(request.excludedTracks(), view.taste().blocks(), BlockKind.TRACK);
        this.barredArtists = barred(request.excludedArtists(), view.taste().blocks(), BlockKind.ARTIST);
        this.session = request.fresh() ? Optional.of(SessionTracks.of(view, atMillis)) : Optional.empty();
        this.content = SessionContent.of(this).orElse(null);
    }

    Model model() {
        return model;
    }

    /// Returns the vectors and weights of which the list is made from beginning to end.
    Learnt learnt() {
        return learnt;
    }

    /// Returns the listener's fingerprint; 0 when it is not known who it is.
    long listener() {
        return listener;
    }

    RankRequest.Mode mode() {
        return request.mode();
    }

    long atMillis() {
        return atMillis;
    }

    /// Returns how many plays the listener has made ever.
    long plays() {
        return plays;
    }

    KnownTracks known() {
        return known;
    }

    /// Returns the only tracks that qualify; empty when all do.
    Set<Long> given() {
        return request.given();
    }

    /// Returns what the tracks of the list are to be like.
    Steering steering() {
        return request.steering();
    }

    /// Returns whether all that the listener may do next is open in the list.
    boolean isOpen() {
        return request.isOpen();
    }

    /// Returns whether the list must say why.
    boolean isReasoned() {
        return request.reasons();
    }

    /// Returns how long the list may be.
    int limit() {
        return request.limit();
    }

    /// Returns how different the tracks of the list are to be.
    double diversity() {
        return request.diversity();
    }

    /// Returns how many of the latest plays the sources start from.
    int depth() {
        return depth;
    }

    /// Returns how many of the latest plays are known.
    int length() {
        return nodes.length;
    }

    /// Returns whether one of the latest plays is none, but a track that stands for what the listener says they like.
    boolean isPreference(int back) {
        return back >= own;
    }

    /// Returns what the listener says they like.
    Leanings leanings() {
        return leanings;
    }

    /// Returns the logarithm of what targets and preferences make of the likelihood that a track is wanted.
    double wish(TrackNode node) {
        return request.steering().of(node) + leanings.of(node);
    }

    /// Returns whether [#wish] is 0 for all tracks.
    boolean isWishless() {
        return request.steering().targets().isEmpty() && leanings.isNone();
    }

    /// Returns one of the latest plays; 0 is the last one.
    RecentPlay play(int back) {
        return recent.get(back);
    }

    /// Returns what the model knows of the track of one of the latest plays; null when it knows nothing.
    @Nullable
    TrackNode node(int back) {
        return nodes[back];
    }

    /// Returns the fingerprint of the artist of one of the latest plays; 0 when nobody has said.
    long artist(int back) {
        return artists[back];
    }

    /// Returns whether one of the latest plays is of the artist of a track.
    boolean isArtistOf(int back, TrackNode node) {
        return back < artists.length && artists[back] != 0 && artists[back] == node.artist();
    }

    /// Returns the trending tracks to start from: those of the listener's country while nothing else is known of them.
    TrendingIndex.Snapshot start() {
        return isCold()
                ? model.trends().startOf(country, atMillis)
                : model.trends().played("");
    }

    /// Returns the latest skips, oldest first.
    List<RecentSkip> skips() {
        return skips;
    }

    /// Returns whether nothing is known about the listener but what they say they like.
    boolean isCold() {
        return own == 0 && known.size() == 0;
    }

    /// Returns whether a track may be in the list.
    boolean admits(TrackNode node, @Nullable KnownTrack acquaintance) {
        if (!request.given().isEmpty()) {
            return node.id() != null && request.given().contains(node.fingerprint());
        }
        if (standing(node, acquaintance) != Standing.FREE
                || request.shown().contains(node.fingerprint())
                || !request.steering().admits(node)) {
            return false;
        }
        if (wasJustPlayed(node.fingerprint())
                || (session.isPresent() && session.get().contains(acquaintance))) {
            return false;
        }
        return switch (request.mode()) {
            case MIXED -> true;
            case DISCOVER -> acquaintance == null || !acquaintance.isKnown();
            case FAMILIAR -> acquaintance != null && acquaintance.plays() > 0;
        };
    }

    /// Returns what speaks against a track, whatever is asked for.
    Standing standing(TrackNode node, @Nullable KnownTrack acquaintance) {
        if (node.id() == null) {
            return Standing.UNKNOWN;
        }
        if (barredTracks.contains(node.fingerprint())
                || isBarred(node.artist())
                || (acquaintance != null && isBarred(acquaintance.artist()))) {
            return Standing.BLOCKED;
        }
        return acquaintance != null && acquaintance.isRejected() ? Standing.DISLIKED : Standing.FREE;
    }

    /// Returns whether a track that the listener has not come across may be in the list.
    boolean admitsNew(long track) {
        TrackNode node = model.track(track);
        return node != null && isUnmet(track) && admits(node, known.get(track));
    }

    /// Returns who asks for candidates among the tracks that the listener has not come across.
    Asking asking() {
        return asking(new Asking(listener, known.size(), this::isUnmet, false));
    }

    /// Returns who asks for candidates: where only some tracks qualify, whoever asks for these.
    Asking asking(Asking usual) {
        return request.given().isEmpty() ? usual : usual.among(model.names().withOthers(request.given()));
    }

    /// Who has liked a track, or taken that back, has come across it, though they have not played it: it is nothing to
    /// be found for them.
    private boolean isUnmet(long track) {
        return known.get(track) == null;
    }

    /// Returns whether a track may be in the list.
    boolean admitsAny(long track) {
        TrackNode node = model.track(track);
        return node != null && admits(node, known.get(track));
    }

    /// Returns what the latest plays are like; null when no catalog describes any track.
    @Nullable
    SessionContent content() {
        return content;
    }

    /// Returns the listener's vector; null when there is none.
    @Nullable
    ListenerFactors factors() {
        return factors;
    }

    /// Returns the latest plays as the generation's encoder reads them; null when it has none.
    @Nullable
    ListenerSequence sequence() {
        return sequence;
    }

    private boolean isBarred(long artist) {
        return artist != 0 && !barredArtists.isEmpty() && barredArtists.contains(artist);
    }

    private boolean wasJustPlayed(long track) {
        for (int i = 0; i < leftOut; i++) {
            if (recent.get(i).track() == track) {
                return true;
            }
        }
        return false;
    }

    private Set<Long> barred(Set<Long> excluded, List<ActiveBlock> blocks, BlockKind kind) {
        if (blocks.isEmpty()) {
            return excluded;
        }
        Set<Long> all = new HashSet<>(excluded);
        for (ActiveBlock block : blocks) {
            if (block.kind() == kind && atMillis < block.untilMillis()) {
                all.add(block.fingerprint());
            }
        }
        return all;
    }
}
