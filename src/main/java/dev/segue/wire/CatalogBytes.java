package dev.segue.wire;

import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.TrackIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/// The form in which a process keeps tracks beside its search index: bare Avro of the current schema, since the
/// index is made anew at each start.
public final class CatalogBytes {

    private CatalogBytes() {}

    /// Returns that form.
    public static TrackIndex.RecordForm form() {
        TrustedRecords.register();
        return new TrackIndex.RecordForm() {
            @Override
            public byte[] write(CatalogTrack track) {
                try {
                    ByteBuffer bytes = Track.getEncoder().encode(CatalogRecords.record(track));
                    byte[] exact = new byte[bytes.remaining()];
                    bytes.get(exact);
                    return exact;
                } catch (IOException e) {
                    throw new UncheckedIOException("a track in memory cannot be written", e);
                }
            }

            @Override
            public CatalogTrack read(byte[] bytes) {
                try {
                    return CatalogRecords.track(Track.getDecoder().decode(bytes));
                } catch (IOException e) {
                    throw new UncheckedIOException("a track of the index cannot be read", e);
                }
            }
        };
    }
}
