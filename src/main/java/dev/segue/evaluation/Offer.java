package dev.segue.evaluation;

import dev.segue.evaluation.measures.Cutoffs;
import dev.segue.evaluation.measures.Exposure;
import dev.segue.events.TrackId;
import dev.segue.ranking.RankRequest.Mode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a contestant answered, less what it must not offer.
final class Offer {

    private final PastTrack[] tracks;

    private Offer(PastTrack[] tracks) {
        this.tracks = tracks;
    }

    static Offer of(List<TrackId> answer, Moment moment, Mode mode, Past past) {
        PastTrack[] admitted = new PastTrack[answer.size()];
        int size = 0;
        for (TrackId id : answer) {
            PastTrack track = past.track(id);
            if (track != null && moment.admits(track, mode)) {
                admitted[size++] = track;
            }
        }
        return new Offer(Arrays.copyOf(admitted, size));
    }

    /// Returns the place of a track, from 0; -1 when it is not offered.
    int placeOf(PastTrack track) {
        for (int place = 0; place < tracks.length; place++) {
            if (tracks[place] == track) {
                return place;
            }
        }
        return -1;
    }

    /// Returns the numbers of the tracks, best first, at most [Cutoffs#LONGEST].
    int[] numbers() {
        int[] numbers = new int[Math.min(tracks.length, Cutoffs.LONGEST)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = tracks[i].index();
        }
        return numbers;
    }

    /// Counts the first [Cutoffs#MAIN] tracks.
    void exposeTo(Exposure exposure, Past past) {
        int size = Math.min(tracks.length, Cutoffs.MAIN);
        if (size == 0) {
            return;
        }
        double bits = 0;
        for (int i = 0; i < size; i++) {
            exposure.offer(tracks[i].index());
            bits += past.selfInformation(tracks[i]);
        }
        exposure.endList(bits / size, differentPairs(size));
    }

    /// Returns the share of the pairs of tracks with known artists that are by different ones; NaN without such a pair.
    private double differentPairs(int size) {
        Map<String, Integer> byArtist = new HashMap<>();
        int named = 0;
        for (int i = 0; i < size; i++) {
            if (!tracks[i].artist().isEmpty()) {
                named++;
                byArtist.merge(tracks[i].artist(), 1, Integer::sum);
            }
        }
        double same = 0;
        for (int count : byArtist.values()) {
            same += count * (count - 1) / 2.0;
        }
        return named < 2 ? Double.NaN : 1 - same / (named * (named - 1) / 2.0);
    }
}
