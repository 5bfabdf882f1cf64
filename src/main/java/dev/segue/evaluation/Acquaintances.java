package dev.segue.evaluation;

import dev.segue.math.Mix;
import java.util.Arrays;

/// With which tracks one listener became acquainted, and by which event.
///
/// An open-addressing table in primitive arrays: 24 bytes a track at the usual load. One thread writes while none
/// reads.
final class Acquaintances {

    /// The number of an event that has not happened.
    static final int NEVER = Integer.MAX_VALUE;

    private int[] tracks = new int[8];
    private int[] met = new int[8];
    private int[] played = new int[8];
    private int size;

    Acquaintances() {
        Arrays.fill(tracks, -1);
    }

    /// Notes that a track was met.
    ///
    /// @param track the track's index
    /// @param event the event's number; later ones of the same kind change nothing
    /// @param isPlay whether it was played; skipped otherwise
    void meet(int track, int event, boolean isPlay) {
        int slot = slotOf(track);
        if (tracks[slot] != track) {
            if ((size + 1) * 2 > tracks.length) {
                grow();
                slot = slotOf(track);
            }
            size++;
            tracks[slot] = track;
            met[slot] = event;
            played[slot] = isPlay ? event : NEVER;
        } else if (isPlay && played[slot] == NEVER) {
            played[slot] = event;
        }
    }

    /// Returns whether the track was played or skipped before an event.
    boolean isMet(int track, int beforeEvent) {
        int slot = slotOf(track);
        return tracks[slot] == track && met[slot] < beforeEvent;
    }

    /// Returns whether the track was played before an event.
    boolean isPlayed(int track, int beforeEvent) {
        int slot = slotOf(track);
        return tracks[slot] == track && played[slot] < beforeEvent;
    }

    private int slotOf(int track) {
        int mask = tracks.length - 1;
        int slot = (int) Mix.of(track) & mask;
        while (tracks[slot] != -1 && tracks[slot] != track) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        int[] oldTracks = tracks;
        int[] oldMet = met;
        int[] oldPlayed = played;
        int capacity = oldTracks.length * 2;
        tracks = new int[capacity];
        met = new int[capacity];
        played = new int[capacity];
        Arrays.fill(tracks, -1);
        for (int i = 0; i < oldTracks.length; i++) {
            if (oldTracks[i] != -1) {
                int slot = slotOf(oldTracks[i]);
                tracks[slot] = oldTracks[i];
                met[slot] = oldMet[i];
                played[slot] = oldPlayed[i];
            }
        }
    }
}
