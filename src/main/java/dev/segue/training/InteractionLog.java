package dev.segue.training;

import dev.segue.events.Interaction;
import dev.segue.events.Interaction.WithTrack;
import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import java.time.Instant;
import java.util.Arrays;

/// What listeners did with tracks, in the order of event time, in primitive arrays.
///
/// Memory: 20 bytes an interaction (up to twice that while it grows), and the ids and names of artists once each.
/// Written by one thread, then read by any.
public final class InteractionLog {

    /// The number of an artist of whom nothing is known.
    static final int NO_ARTIST = -1;

    private final Numbers<ListenerId> listenerNumbers = new Numbers<>();
    private final Numbers<TrackId> trackNumbers = new Numbers<>();
    private final Numbers<String> artistNumbers = new Numbers<>();
    private int[] artists = new int[0];
    private int[] listeners = new int[1024];
    private int[] tracks = new int[1024];
    private float[] strengths = new float[1024];
    private long[] millis = new long[1024];
    private int size;

    /// Returns whether an interaction is about a track and says something: others are not in a log.
    static boolean admits(Interaction interaction) {
        return interaction instanceof WithTrack about && about.strength() != 0;
    }

    /// Adds an interaction; one that is about no track or says nothing is passed over. One that is late is kept where
    /// it came, at the time of the one before: nothing could have been learnt from it earlier.
    public void add(Interaction interaction) {
        if (admits(interaction) && interaction instanceof WithTrack about) {
            long atMillis = about.at().toEpochMilli();
            add(
                    about.listener(),
                    about.track(),
                    about.strength(),
                    size == 0 ? atMillis : Math.max(atMillis, millis[size - 1]));
            describe(tracks[size - 1], about);
        }
    }

    /// Keeps the artist that the first event which names one names.
    private void describe(int track, WithTrack about) {
        String artist = switch (about) {
            case Interaction.Played played -> played.description().artist();
            case Interaction.Skipped skipped -> skipped.description().artist();
            case Interaction.Judged _ -> "";
        };
        if (!artist.isEmpty() && artistOf(track) == NO_ARTIST) {
            if (track >= artists.length) {
                int known = artists.length;
                artists = Arrays.copyOf(artists, Math.max(track + 1, 2 * known));
                Arrays.fill(artists, known, artists.length, NO_ARTIST);
            }
            artists[track] = artistNumbers.of(artist);
        }
    }

    /// Adds an interaction.
    ///
    /// @param strength how much it says for (positive) or against (negative) the track, in `[-1, 1]`
    /// @param atMillis when it was, no earlier than the one before
    public void add(ListenerId listener, TrackId track, float strength, long atMillis) {
        if (size > 0 && atMillis < millis[size - 1]) {
            throw new IllegalArgumentException("an interaction at %s after one at %s; expected them in order of time"
                    .formatted(Instant.ofEpochMilli(atMillis), at(size - 1)));
        }
        if (size == listeners.length) {
            int capacity = size + (size >> 1);
            listeners = Arrays.copyOf(listeners, capacity);
            tracks = Arrays.copyOf(tracks, capacity);
            strengths = Arrays.copyOf(strengths, capacity);
            millis = Arrays.copyOf(millis, capacity);
        }
        listeners[size] = listenerNumbers.of(listener);
        tracks[size] = trackNumbers.of(track);
        strengths[size] = strength;
        millis[size] = atMillis;
        size++;
    }

    /// Returns how many interactions there are.
    public int size() {
        return size;
    }

    /// Returns when an interaction was.
    public Instant at(int number) {
        return Instant.ofEpochMilli(millis[number]);
    }

    int listener(int number) {
        return listeners[number];
    }

    int track(int number) {
        return tracks[number];
    }

    float strength(int number) {
        return strengths[number];
    }

    /// Returns how many listeners there are.
    public int listenerCount() {
        return listenerNumbers.size();
    }

    /// Returns how many tracks there are.
    public int trackCount() {
        return trackNumbers.size();
    }

    ListenerId listenerId(int listener) {
        return listenerNumbers.thing(listener);
    }

    TrackId trackId(int track) {
        return trackNumbers.thing(track);
    }

    /// Returns the number of a track's artist, [#NO_ARTIST] when no event has named one.
    int artistOf(int track) {
        return track < artists.length ? artists[track] : NO_ARTIST;
    }

    String artist(int number) {
        return artistNumbers.thing(number);
    }
}
