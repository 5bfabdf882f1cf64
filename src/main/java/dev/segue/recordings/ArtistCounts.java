package dev.segue.recordings;

import dev.segue.events.EventType;
import dev.segue.events.ListeningEvent;
import java.util.Optional;

/// How often each listener heard each artist, without times, after the HetRec 2011 Last.fm data set.
///
/// A row is *one* play of the artist, who stands for a track. The count itself (`weight`) only has to be positive: as
/// that many plays a single row would be 10,000 events at invented times.
record ArtistCounts() implements RecordingFormat {

    @Override
    public String label() {
        return "hetrec-counts";
    }

    @Override
    public Separator separator() {
        return Separator.TAB;
    }

    @Override
    public Optional<String> header() {
        return Optional.of("userID\tartistID\tweight");
    }

    @Override
    public boolean hasTime() {
        return false;
    }

    @Override
    public ListeningEvent event(Row row) throws BadRow {
        Columns columns = Columns.of(row, 3);
        if (columns.number(2) <= 0) {
            throw new BadRow(RowFault.NUMBER, "weight %s; expected more than 0".formatted(columns.text(2)));
        }
        String artist = columns.track(1);
        return ListeningEvent.of(EventType.PLAY, columns.listener(0), artist, SyntheticClock.START)
                .withDescription(ArtistTags.artistAsTrack(artist, ""));
    }
}
