package dev.segue.recordings;

import dev.segue.events.EventType;
import dev.segue.events.ListeningEvent;
import java.time.Duration;
import java.util.Optional;

/// A listening log after the 30Music data set: one play a row, to the second.
///
/// `playtime_s` of 0 means unknown, and `playratio` is mostly 1 whatever was heard. So a duration is derived only where
/// both are given and the quotient is possible (one second to a day); else it is unknown, and the play counts as whole.
record ThirtyMusicPlays() implements RecordingFormat {

    private static final double LONGEST_SECONDS = Duration.ofDays(1).toSeconds();

    @Override
    public String label() {
        return "30music-plays";
    }

    @Override
    public Separator separator() {
        return Separator.TAB;
    }

    @Override
    public Optional<String> header() {
        return Optional.of("ts_epoch_s\tslice\tuser_id\tsession_id\ttrack_id\tartist_id\tplayratio\tplaytime_s");
    }

    @Override
    public boolean hasTime() {
        return true;
    }

    @Override
    public ListeningEvent event(Row row) throws BadRow {
        Columns columns = Columns.of(row, 8);
        return ListeningEvent.of(EventType.PLAY, columns.listener(2), columns.track(4), columns.epochSeconds(0))
                .withDescription(new ListeningEvent.Description(columns.text(5), "", ""))
                .withPlayback(playback(columns.number(7), columns.number(6)));
    }

    private static ListeningEvent.Playback playback(double playedSeconds, double ratio) {
        if (playedSeconds <= 0 || playedSeconds > LONGEST_SECONDS) {
            return ListeningEvent.Playback.UNKNOWN;
        }
        double duration = ratio > 0 ? playedSeconds / ratio : 0;
        boolean possible = duration >= 1 && duration <= LONGEST_SECONDS;
        return new ListeningEvent.Playback(seconds(playedSeconds), possible ? seconds(duration) : Duration.ZERO);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
