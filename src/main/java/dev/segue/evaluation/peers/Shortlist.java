package dev.segue.evaluation.peers;

import dev.segue.events.TrackId;
import dev.segue.math.TopK;
import dev.segue.ranking.RankRequest.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// The best of what is offered for one question, under the candidate rule that holds for every peer.
///
/// A track qualifies once somebody has chosen it, unless the listener dislikes it; in `DISCOVER` only if the
/// listener has neither played nor skipped it, in `FAMILIAR` only if they have played it. Equal scores fall by
/// the salted hash of the track.
final class Shortlist {

    private final Heard heard;
    private final History history;
    private final Mode mode;
    private final TopK top;

    Shortlist(Heard heard, History history, Mode mode, int limit) {
        this.heard = heard;
        this.history = history;
        this.mode = mode;
        this.top = new TopK(limit);
    }

    boolean admits(int track) {
        return heard.plays(track) > 0
                && !history.dislikes(track)
                && switch (mode) {
                    case MIXED -> true;
                    case DISCOVER -> !history.hasMet(track);
                    case FAMILIAR -> history.hasChosen(track);
                };
    }

    /// Offers a track, once. One that does not qualify is passed over.
    void offer(int track, double score) {
        if (admits(track)) {
            top.offer(heard.tieKey(track), score);
        }
    }

    /// Passes every track that qualifies.
    void candidates(IntConsumer consumer) {
        if (mode == Mode.FAMILIAR) {
            history.counts().forEach((track, _) -> consumer.accept(track));
            return;
        }
        for (int track = 0; track < heard.trackCount(); track++) {
            if (admits(track)) {
                consumer.accept(track);
            }
        }
    }

    /// Returns the tracks, best first.
    List<TrackId> toTracks() {
        top.sort();
        List<TrackId> tracks = new ArrayList<>(top.size());
        for (int rank = 0; rank < top.size(); rank++) {
            @Nullable TrackId track = heard.byTieKey(top.key(rank));
            if (track != null) {
                tracks.add(track);
            }
        }
        return tracks;
    }

    /// Returns the score at a rank, from 0; after [#toTracks].
    double score(int rank) {
        return top.score(rank);
    }
}
