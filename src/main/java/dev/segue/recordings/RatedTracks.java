package dev.segue.recordings;

import dev.segue.events.EventType;
import dev.segue.events.ListeningEvent;
import java.util.Optional;

/// Ratings from 1 (dislike) to 4 (really like) without times or header, after the CM100k data set.
///
/// Columns: listener, track, rating, and whether the track was known before (0 or 1).
record RatedTracks() implements RecordingFormat {

    private static final double WORST = 1;
    private static final double BEST = 4;

    @Override
    public String label() {
        return "cm100k-ratings";
    }

    @Override
    public Separator separator() {
        return Separator.BLANKS;
    }

    @Override
    public Optional<String> header() {
        return Optional.empty();
    }

    @Override
    public boolean hasTime() {
        return false;
    }

    @Override
    public ListeningEvent event(Row row) throws BadRow {
        Columns columns = Columns.of(row, 4);
        return ListeningEvent.of(EventType.RATING, columns.listener(0), columns.track(1), SyntheticClock.START)
                .withRating(new ListeningEvent.Rating(columns.rating(2, WORST, BEST), WORST, BEST));
    }

    /// Returns whether a line can be one of this format: four whole numbers, the third 1 to 4, the last 0 or 1.
    static boolean recognises(String line) {
        return line.strip().matches("\\d{1,18}\\s+\\d{1,18}\\s+[1-4]\\s+[01]");
    }
}
