package dev.segue.listener;

import dev.segue.math.Mix;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// The tracks that one listener has played, skipped or judged, found by fingerprint. Immutable, built in O(tracks).
public final class KnownTracks implements Iterable<KnownTrack> {

    private final @Nullable KnownTrack[] slots;
    private final KnownTrack[] all;
    private final long[] artists;
    private final int[] artistPlays;

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
    }

    /// Returns how often the listener has played tracks of an artist.
    public int playsOfArtist(long artist) {
        return artist == 0 ? 0 : artistPlays[artistSlotOf(artist)];
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
