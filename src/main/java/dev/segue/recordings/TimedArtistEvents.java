package dev.segue.recordings;

import dev.segue.events.EventType;
import dev.segue.events.ListeningEvent;
import java.util.Optional;

/// Events about artists on an invented clock of milliseconds, which spreads [ArtistTags] for a replay.
///
/// The times are of the file, but they are invented: they drive the topology and the screen, and are no evidence.
record TimedArtistEvents() implements RecordingFormat {

    @Override
    public String label() {
        return "hetrec-replay";
    }

    @Override
    public Separator separator() {
        return Separator.TAB;
    }

    @Override
    public Optional<String> header() {
        return Optional.of("ts_synth_ms\tuser_id\tartist_id\tartist_name\tevent\tplay_count");
    }

    @Override
    public boolean hasTime() {
        return true;
    }

    @Override
    public ListeningEvent event(Row row) throws BadRow {
        Columns columns = Columns.of(row, 6);
        String artist = columns.track(2);
        return ListeningEvent.of(typeOf(columns.text(4)), columns.listener(1), artist, columns.epochMillis(0))
                .withDescription(ArtistTags.artistAsTrack(artist, columns.text(3)));
    }

    private static EventType typeOf(String name) throws BadRow {
        return switch (EventType.named(name).orElse(EventType.IMPRESSION)) {
            case PLAY -> EventType.PLAY;
            case SKIP -> EventType.SKIP;
            case LIKE -> EventType.LIKE;
            case DISLIKE -> EventType.DISLIKE;
            case UNLIKE -> EventType.UNLIKE;
            case RATING, BLOCK, UNBLOCK, IMPRESSION, PREFERENCES ->
                throw new BadRow(
                        RowFault.EVENT,
                        "event of %d characters; expected play, skip, like, dislike or unlike"
                                .formatted(name.length()));
        };
    }
}
