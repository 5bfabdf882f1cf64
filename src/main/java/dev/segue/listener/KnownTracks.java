package dev.segue.listener;

import dev.segue.listener.KnownTrack.Verdict;
import dev.segue.math.Mix;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/// The tracks that one listener has played, skipped or judged, found by fingerprint. Immutable, built in O(tracks).
public final class KnownTracks implements Iterable<KnownTrack> {

    /// How many likes the ranking starts from.
    public static final int LIKED = 8;

    private final @Nullable KnownTrack[] slots;
    private final KnownTrack[] all;
    private final long[] artists;
    private final int[] artistPlays;
    private final List<KnownTrack> liked;
    private final List<KnownTrack> rejected;

    /// @param tracks each track once, in no particular order
    public KnownTracks(Collection<KnownTrack> tracks) {
        this.all = tracks.toArray(KnownTrack[]::new);
        this.slots = new KnownTrack[Integer.highestOneBit(Math.max(4, all.length * 2)) * 2];
        for (KnownTrack track : all) {
            slots[slotOf(track.track())] = track;
        }
        this.artists = new long[slots.length];
        this.artistPlays = new int[slots.length];
        for (KnownTrack track : all) {
            if (track.artist() != 0) {
                int slot = artistSlotOf(track.artist());
                artists[slot] = track.artist();
                artistPlays[slot] += track.plays();
            }
        }
        this.liked = likedOf(all);
        this.rejected = Arrays.stream(all).filter(KnownTrack::isRejected).toList();
    }

    /// Returns the same with one row a track, where some are known by several names; itself when none is.
    KnownTracks renamed(LongUnaryOperator trackOf) {
        Map<Long, KnownTrack> byTrack = new LinkedHashMap<>();
        boolean changed = false;
        for (KnownTrack row : all) {
            KnownTrack named = row.renamed(trackOf);
            changed |= !named.equals(row);
            byTrack.merge(named.track(), named, KnownTrack::plus);
        }
        return changed ? new KnownTracks(byTrack.values()) : this;
    }

    /// Returns how often the listener has played tracks of an artist.
    public int playsOfArtist(long artist) {
        return artist == 0 ? 0 : artistPlays[artistSlotOf(artist)];
    }

    /// Returns the tracks that the listener likes, the latest likes first, at most [#LIKED].
    public List<KnownTrack> liked() {
        return liked;
    }

    /// Returns the tracks that the listener will not have.
    public List<KnownTrack> rejected() {
        return rejected;
    }

    private static List<KnownTrack> likedOf(KnownTrack[] tracks) {
        return Arrays.stream(tracks)
                .filter(track -> track.verdict() == Verdict.LIKED)
                .sorted(Comparator.comparingLong(KnownTrack::judgedAtMillis)
                        .reversed()
                        .thenComparingLong(KnownTrack::track))
                .limit(LIKED)
                .toList();
    }

    /// Returns what a track has been to the listener; null when nothing.
    public @Nullable KnownTrack get(long track) {
        return slots[slotOf(track)];
    }

    /// Returns how many there are.
    public int size() {
        return all.length;
    }

    /// Returns whether there is none.
    public boolean isEmpty() {
        return all.length == 0;
    }

    @Override
    public Iterator<KnownTrack> iterator() {
        return Arrays.asList(all).iterator();
    }

    /// Returns one of them, by its number from 0.
    public KnownTrack at(int index) {
        return all[index];
    }

    private int artistSlotOf(long artist) {
        int mask = artists.length - 1;
        int slot = (int) Mix.of(artist) & mask;
        while (artists[slot] != 0 && artists[slot] != artist) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int slotOf(long track) {
        int mask = slots.length - 1;
        int slot = (int) Mix.of(track) & mask;
        KnownTrack there = slots[slot];
        while (there != null && there.track() != track) {
            slot = (slot + 1) & mask;
            there = slots[slot];
        }
        return slot;
    }
}
