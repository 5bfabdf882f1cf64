package dev.segue.metadata;

import dev.segue.catalog.AlbumPlace;
import dev.segue.catalog.CatalogTrack;
import dev.segue.events.TrackId;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The titles of the MovieLens data sets: `Toy Story (1995)` with genres between bars.
record TitleTable() implements TableFormat {

    static final List<String> HEADER = List.of("movieId", "title", "genres");

    private static final Pattern YEAR = Pattern.compile("^(.*\\S)\\s*\\(([0-9]{4})\\)\\s*$");

    @Override
    public String label() {
        return "movielens-titles";
    }

    @Override
    public void read(Cells row, MetadataSink sink) throws Refused {
        row.requireWhole();
        Matcher dated = YEAR.matcher(row.text("title"));
        boolean hasYear = dated.matches();
        List<String> genres = Names.lower(Names.split(row.text("genres"), "|"));
        sink.entry(new CatalogTrack(
                new TrackId(row.id(List.of("movieId"))),
                hasYear ? dated.group(1) : row.text("title"),
                List.of(),
                AlbumPlace.NONE,
                hasYear ? dated.group(2) : "",
                "",
                genres.equals(List.of("(no genres listed)")) ? List.of() : genres,
                List.of(),
                Map.of(),
                Map.of()));
    }
}
