package dev.segue.evaluation;

import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Judged;
import dev.segue.events.Interaction.Played;
import dev.segue.events.Interaction.Skipped;
import dev.segue.events.Interaction.WithTrack;
import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the stream has shown up to now: the one judge of what is known, the same for every contestant.
///
/// Events are numbered; whether something was known is asked *as of an event's number*, so that contestants may be a
/// little behind the reader and still see no future. How popular tracks are is as of the last [#settle], between two
/// batches. The reader's thread writes while no contestant reads.
final class Past {

    private final Map<TrackId, PastTrack> tracks = new HashMap<>();
    private final Map<ListenerId, PastListener> listeners = new HashMap<>();
    private final Numbering<TrackId> trackNumbers;
    private final Numbering<ListenerId> listenerNumbers;
    private final PopularityBands bands = new PopularityBands();
    private final List<PastTrack> unsettled = new ArrayList<>();
    private int events;
    private int playedTracks;
    private long plays;
    private long settledPlays;
    private int headFrom = Integer.MAX_VALUE;

    /// Creates a past in which nothing has happened.
    Past(Numbering<TrackId> trackNumbers, Numbering<ListenerId> listenerNumbers) {
        this.trackNumbers = trackNumbers;
        this.listenerNumbers = listenerNumbers;
    }

    /// Takes in the next event, and returns it with what was known before it.
    ///
    /// @param sampled whether lists are asked for, when it is a target
    Trial next(Interaction interaction, boolean sampled) {
        int number = events++;
        PastListener listener = listener(interaction.listener());
        int eventsBefore = listener.addEvent();
        if (!(interaction instanceof WithTrack about)) {
            return new Trial(
                    interaction, number, Target.NONE, false, listener, null, eventsBefore, Band.NEW, false, false);
        }
        PastTrack track = tracks.computeIfAbsent(about.track(), id -> new PastTrack(trackNumbers.of(id)));
        Trial trial = new Trial(
                interaction,
                number,
                Target.of(about),
                sampled,
                listener,
                track,
                eventsBefore,
                bandOf(track, number),
                listener.acquaintances().isMet(track.index(), number),
                listener.acquaintances().isPlayed(track.index(), number));
        learn(about, number, listener, track);
        return trial;
    }

    /// Makes the plays so far the popularity that is seen until the next time.
    void settle() {
        unsettled.forEach(PastTrack::settle);
        unsettled.clear();
        settledPlays = plays;
        headFrom = bands.headFrom(plays);
    }

    /// Returns what is known of a track; null when the stream has not shown it.
    @Nullable
    PastTrack track(TrackId id) {
        return tracks.get(id);
    }

    /// Returns what is known of a listener, maybe nothing.
    PastListener listener(ListenerId id) {
        return listeners.computeIfAbsent(id, listener -> new PastListener(listenerNumbers.of(listener)));
    }

    /// Returns how many events there were.
    int events() {
        return events;
    }

    /// Returns the self-information of a track, in bits.
    double selfInformation(PastTrack track) {
        double share = (double) Math.max(1, track.settledPlays()) / Math.max(1, settledPlays);
        return -Math.log(Math.min(1, share)) / Math.log(2);
    }

    /// Returns how many listeners there were.
    int listeners() {
        return listeners.size();
    }

    /// Returns how many tracks were played.
    int playedTracks() {
        return playedTracks;
    }

    private void learn(WithTrack about, int number, PastListener listener, PastTrack track) {
        track.meet(number);
        switch (about) {
            case Played played -> {
                track.nameArtist(played.description().artist());
                int after = track.play();
                playedTracks += after == 1 ? 1 : 0;
                plays++;
                bands.move(after - 1, after);
                unsettled.add(track);
                listener.acquaintances().meet(track.index(), number, true);
            }
            case Skipped skipped -> {
                track.nameArtist(skipped.description().artist());
                listener.acquaintances().meet(track.index(), number, false);
            }
            case Judged _ -> {}
        }
    }

    private Band bandOf(PastTrack track, int number) {
        if (!track.isMet(number)) {
            return Band.NEW;
        }
        return track.settledPlays() >= headFrom ? Band.HEAD : Band.TAIL;
    }
}
