package dev.segue.evaluation.peers;

import dev.segue.events.Interaction.WithTrack;
import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import dev.segue.listener.ListenerSettings;
import dev.segue.math.LongTable;
import dev.segue.math.Mix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who has heard what so far: tracks and listeners as dense numbers, histories, and plays per track.
///
/// Memory: about 30 bytes an event.
final class Heard {

    private final long salt;
    private final long gapMillis;
    private final Map<TrackId, Integer> numbers = new HashMap<>();
    private final List<TrackId> tracks = new ArrayList<>();
    private final LongTable<TrackId> byTieKey = new LongTable<>();
    private final Map<ListenerId, History> histories = new HashMap<>();
    private final List<History> byNumber = new ArrayList<>();
    private long[] tieKeys = new long[64];
    private int[] plays = new int[64];
    private int sessions;
    private int choices;

    /// @param seed salts the order of equal scores
    Heard(long seed, ListenerSettings settings) {
        this.salt = Mix.of(seed + 1);
        this.gapMillis = settings.sessionGap().toMillis();
    }

    /// Returns the number of a track, a new one if need be.
    int trackOf(TrackId id) {
        Integer known = numbers.get(id);
        if (known != null) {
            return known;
        }
        int number = tracks.size();
        numbers.put(id, number);
        tracks.add(id);
        if (number == plays.length) {
            plays = Arrays.copyOf(plays, 2 * number);
            tieKeys = Arrays.copyOf(tieKeys, 2 * number);
        }
        tieKeys[number] = id.fingerprint() ^ salt;
        byTieKey.put(tieKeys[number], id);
        return number;
    }

    /// Returns how many tracks have a number.
    int trackCount() {
        return tracks.size();
    }

    TrackId track(int number) {
        return tracks.get(number);
    }

    /// Returns what decides between equal scores: a hash of the track and the seed.
    long tieKey(int track) {
        return tieKeys[track];
    }

    @Nullable
    TrackId byTieKey(long key) {
        return byTieKey.get(key);
    }

    /// Returns how often a track was chosen, by anybody.
    int plays(int track) {
        return plays[track];
    }

    /// Returns how many choices there were.
    int choices() {
        return choices;
    }

    int listenerCount() {
        return byNumber.size();
    }

    /// Returns the history of a listener by number, see [History#listener].
    History history(int listener) {
        return byNumber.get(listener);
    }

    /// Returns what a listener has heard; an empty history for a stranger.
    History history(ListenerId listener) {
        History known = histories.get(listener);
        return known == null ? new History(-1) : known;
    }

    /// Notes an interaction, and returns the history that it is in.
    History note(WithTrack about, Feedback feedback) {
        History history = historyOf(about.listener());
        int track = trackOf(about.track());
        switch (feedback) {
            case CHOSEN -> choose(history, track, about.at().toEpochMilli());
            case SKIPPED -> history.skip(track);
            case DISLIKED -> history.judge(track, true);
            case ACCEPTED -> history.judge(track, false);
            case NONE -> {}
        }
        return history;
    }

    private void choose(History history, int track, long atMillis) {
        if (history.isOver(atMillis, gapMillis)) {
            history.beginSession(sessions++);
        }
        history.choose(track, atMillis);
        plays[track]++;
        choices++;
    }

    private History historyOf(ListenerId listener) {
        History known = histories.get(listener);
        if (known == null) {
            known = new History(byNumber.size());
            histories.put(listener, known);
            byNumber.add(known);
        }
        return known;
    }
}
