package dev.segue.ranking;

import dev.segue.listener.KnownTrack;
import dev.segue.math.Mix;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The tracks that one listener knows, found by fingerprint. Built per list: O(tracks).
final class KnownTracks {

    private final @Nullable KnownTrack[] slots;
    private final KnownTrack[] all;
    private final long[] artists;
    private final int[] artistPlays;

    KnownTracks(Collection<KnownTrack> tracks) {
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
    int playsOfArtist(long artist) {
        return artist == 0 ? 0 : artistPlays[artistSlotOf(artist)];
    }

    @Nullable
    KnownTrack get(long track) {
        return slots[slotOf(track)];
    }

    int size() {
        return all.length;
    }

    KnownTrack at(int index) {
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
