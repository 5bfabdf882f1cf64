package dev.segue.ranking;

import dev.segue.listener.KnownTrack;
import dev.segue.listener.ListenerView;
import dev.segue.listener.RecentPlay;
import dev.segue.listener.RecentSkip;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// What a listener has met in the session that goes on, by plays and by skips.
///
/// The session reaches back as long as no two events of it are further apart than its gap. When it is longer than the
/// plays that a taste keeps, the times of what the listener knows tell how far it reaches.
final class SessionTracks {

    private final long sinceMillis;

    private SessionTracks(long sinceMillis) {
        this.sinceMillis = sinceMillis;
    }

    static SessionTracks of(ListenerView view, long atMillis) {
        LongStream plays = view.taste().recent().stream().mapToLong(RecentPlay::atMillis);
        LongStream skips = view.taste().skips().stream().mapToLong(RecentSkip::atMillis);
        long since = reach(LongStream.concat(plays, skips), atMillis);
        boolean mayReachFurther = !view.taste().recent().isEmpty()
                && view.taste().recent().getFirst().atMillis() >= since;
        return new SessionTracks(mayReachFurther ? reach(timesOf(view), since) : since);
    }

    /// Returns whether the listener has met a track in this session.
    boolean contains(@Nullable KnownTrack track) {
        return track != null && Math.max(track.lastAtMillis(), track.lastSkipAtMillis()) >= sinceMillis;
    }

    /// Returns how far back the times reach from a moment without a gap.
    private static long reach(LongStream times, long fromMillis) {
        long[] ascending = times.sorted().toArray();
        long since = fromMillis;
        for (int i = ascending.length - 1; i >= 0 && since - ascending[i] <= Moment.GAP_MILLIS; i--) {
            since = Math.min(since, ascending[i]);
        }
        return since;
    }

    private static LongStream timesOf(ListenerView view) {
        LongStream.Builder times = LongStream.builder();
        for (KnownTrack track : view.tracks()) {
            times.add(track.lastAtMillis());
            times.add(track.previousAtMillis());
            times.add(track.earlierAtMillis());
            times.add(track.lastSkipAtMillis());
        }
        return times.build();
    }
}
