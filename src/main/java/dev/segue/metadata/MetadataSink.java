package dev.segue.metadata;

import dev.segue.catalog.CatalogEntry;

/// Takes what is read, in the order of the file.
public interface MetadataSink {

    /// Takes an entry; several may be about the same thing.
    void entry(CatalogEntry entry);

    /// Takes a row that could not be read.
    ///
    /// @param line its line in the (uncompressed) file, from 1; 0 when it has none
    /// @param refusal what is wrong with it
    void rejected(long line, Refusal refusal);
}
