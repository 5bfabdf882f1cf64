package dev.segue.recordings;

import dev.segue.events.EventType;
import dev.segue.events.ListeningEvent;
import java.util.Optional;

/// Ratings from half a star to five, to the second, after the MovieLens data sets.
record MovieLensRatings() implements RecordingFormat {

    private static final double WORST = 0.5;
    private static final double BEST = 5;

    @Override
    public String label() {
        return "movielens-ratings";
    }

    @Override
    public Separator separator() {
        return Separator.COMMA;
    }

    @Override
    public Optional<String> header() {
        return Optional.of("userId\tmovieId\trating\ttimestamp");
    }

    @Override
    public boolean hasTime() {
        return true;
    }

    @Override
    public ListeningEvent event(Row row) throws BadRow {
        Columns columns = Columns.of(row, 4);
        return ListeningEvent.of(EventType.RATING, columns.listener(0), columns.track(1), columns.epochSeconds(3))
                .withRating(new ListeningEvent.Rating(columns.rating(2, WORST, BEST), WORST, BEST));
    }
}
