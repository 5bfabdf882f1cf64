package dev.segue.recordings;

import dev.segue.events.EventType;
import dev.segue.events.ListeningEvent;
import java.util.Optional;

/// Listeners who tag artists, by month, after the HetRec 2011 Last.fm data set.
///
/// Who tags an artist mostly likes it: a row is a like. The "track" is the artist, its title the artist's name.
/// Dates are months, so many events share one time, and the file has them sorted by artist: they are shuffled
/// with a fixed seed.
record ArtistTags() implements RecordingFormat {

    @Override
    public String label() {
        return "hetrec-tags";
    }

    @Override
    public Separator separator() {
        return Separator.TAB;
    }

    @Override
    public Optional<String> header() {
        return Optional.of("date\tuser_id\tartist_id\tartist_name\ttags\tplay_count");
    }

    @Override
    public boolean hasTime() {
        return true;
    }

    @Override
    public boolean hasCoarseTime() {
        return true;
    }

    @Override
    public ListeningEvent event(Row row) throws BadRow {
        Columns columns = Columns.of(row, 6);
        String artist = columns.track(2);
        return ListeningEvent.of(EventType.LIKE, columns.listener(1), artist, columns.date(0))
                .withDescription(artistAsTrack(artist, columns.text(3)));
    }

    /// Describes an artist who stands for a track: the name as title and artist, the id as artist without a name.
    static ListeningEvent.Description artistAsTrack(String id, String name) {
        return new ListeningEvent.Description(name.isEmpty() ? id : name, "", name);
    }
}
