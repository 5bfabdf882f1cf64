package dev.segue.ranking;

import dev.segue.catalog.Measures;
import dev.segue.catalog.Track;
import dev.segue.events.Fingerprint;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackId;
import dev.segue.learning.trending.TrackTotals;
import dev.segue.math.Mix;
import org.jspecify.annotations.Nullable;

/// All that the model knows about one track: written by the model's one writer, read by any thread.
///
/// Each part is immutable and swapped as a whole; two parts may be of different moments, as they are on the topics.
final class TrackNode {

    private final long fingerprint;
    private volatile @Nullable TrackId id;
    private volatile @Nullable Track described;
    private volatile TrackTotals totals = TrackTotals.NONE;
    private volatile Followers followers = Followers.NONE;
    private volatile long artist;
    private volatile boolean withdrawn;
    private volatile boolean merged;

    TrackNode(long fingerprint) {
        this.fingerprint = fingerprint;
    }

    long fingerprint() {
        return fingerprint;
    }

    /// Returns the track's id; null while it cannot be offered, because only its successors are known, because the
    /// catalog has withdrawn it or because it is another name of another track.
    @Nullable
    TrackId id() {
        return isHidden() ? null : id;
    }

    /// Returns the track's id, offered or not; null while only its successors are known.
    @Nullable
    TrackId name() {
        return id;
    }

    /// Returns whether it stands in no list.
    boolean isHidden() {
        return withdrawn || merged;
    }

    boolean isDescribed() {
        return described != null;
    }

    void setMerged(boolean isOtherName) {
        merged = isOtherName;
    }

    void withdraw() {
        described = null;
        withdrawn = true;
    }

    TrackTotals totals() {
        return totals;
    }

    Followers followers() {
        return followers;
    }

    /// Returns the fingerprint of the artist; 0 when nobody has said.
    long artist() {
        return artist;
    }

    /// Returns what the catalog says or else what the first event said.
    Description description() {
        Track known = described;
        return known == null ? totals.description() : known.description();
    }

    /// Returns what lists can be steered by.
    Measures measures() {
        Track known = described;
        return known == null ? Measures.NONE : known.measures();
    }

    void setId(TrackId newId) {
        id = newId;
    }

    void setTotals(TrackTotals newTotals) {
        totals = newTotals;
        artist = Fingerprint.of(description().artist());
    }

    void setDescribed(Track track) {
        described = track;
        withdrawn = false;
        artist = Fingerprint.of(description().artist());
    }

    void setFollowers(Followers newFollowers) {
        followers = newFollowers;
    }

    /// Returns whether another description could change the place among the artist's tracks.
    boolean isPlacedAs(TrackTotals newTotals) {
        return newTotals.firstAtMillis() == totals.firstAtMillis()
                && newTotals.description().equals(totals.description());
    }

    /// Orders the tracks of an artist: those of the catalog by year, album and number, then the rest in the order in
    /// which they were first heard.
    static int inOrder(TrackNode one, TrackNode other) {
        Track track = one.described;
        Track otherTrack = other.described;
        int order = Boolean.compare(track == null, otherTrack == null);
        if (order == 0 && track != null && otherTrack != null) {
            order = Integer.compare(track.year(), otherTrack.year());
            order = order != 0
                    ? order
                    : track.description()
                            .album()
                            .compareTo(otherTrack.description().album());
            order = order != 0 ? order : Integer.compare(track.number(), otherTrack.number());
        }
        order = order != 0 ? order : Long.compare(one.totals.firstAtMillis(), other.totals.firstAtMillis());
        return order != 0 ? order : Long.compare(Mix.of(one.fingerprint), Mix.of(other.fingerprint));
    }
}
