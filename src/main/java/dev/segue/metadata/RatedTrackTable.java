package dev.segue.metadata;

import dev.segue.catalog.CatalogTrack;
import java.util.List;

/// The tracks of the CM100k data set.
record RatedTrackTable() implements TableFormat {

    static final List<String> HEADER = List.of("Item", "Url", "Title", "Artist");

    @Override
    public String label() {
        return "cm100k-items";
    }

    @Override
    public void read(Cells row, MetadataSink sink) throws Refused {
        row.requireWhole();
        sink.entry(CatalogTrack.of(row.id(List.of("Item")), row.text("Title"), row.text("Artist")));
    }
}
