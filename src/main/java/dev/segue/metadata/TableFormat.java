package dev.segue.metadata;

import java.util.List;
import java.util.Optional;

/// One format of metadata with a header line and columns.
sealed interface TableFormat permits ArtistTable, RatedTrackTable, TitleTable, FeatureTable {

    /// Returns the name of this format in reports.
    String label();

    /// Reads a row.
    void read(Cells row, MetadataSink sink) throws Refused;

    /// Tells what could only be told when all was read.
    default void end(MetadataSink sink) {}

    /// Returns the format of a header, empty when none has it.
    static Optional<TableFormat> of(List<String> header) {
        if (header.equals(ArtistTable.HEADER)) {
            return Optional.of(new ArtistTable());
        } else if (header.equals(RatedTrackTable.HEADER)) {
            return Optional.of(new RatedTrackTable());
        } else if (header.equals(TitleTable.HEADER)) {
            return Optional.of(new TitleTable());
        }
        return FeatureTable.of(header);
    }
}
