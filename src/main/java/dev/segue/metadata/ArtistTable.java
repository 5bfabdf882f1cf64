package dev.segue.metadata;

import dev.segue.catalog.CatalogArtist;
import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.Credit;
import java.util.List;
import java.util.Map;

/// The artists of the HetRec 2011 Last.fm data set, each of whom stands for a track in its events as well.
record ArtistTable() implements TableFormat {

    static final List<String> HEADER = List.of("id", "name", "url", "pictureURL");

    @Override
    public String label() {
        return "hetrec-artists";
    }

    @Override
    public void read(Cells row, MetadataSink sink) throws Refused {
        row.requireWhole();
        String id = row.id(List.of("id"));
        String name = row.text("name");
        if (name.isEmpty()) {
            throw new Refused("no_name", "artist %s has no name".formatted(id));
        }
        sink.entry(new CatalogArtist(id, name, List.of(), List.of(), Map.of()));
        CatalogTrack track = CatalogTrack.of(id, name, name);
        sink.entry(new CatalogTrack(
                track.id(),
                name,
                List.of(new Credit(id, name)),
                track.album(),
                "",
                "",
                List.of(),
                List.of(),
                Map.of(),
                Map.of()));
    }
}
