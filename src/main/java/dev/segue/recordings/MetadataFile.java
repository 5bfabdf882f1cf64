package dev.segue.recordings;

import java.io.IOException;
import java.nio.file.Path;

/// The file describes tracks, artists or playlists; it belongs into the catalog.
public final class MetadataFile extends IOException {

    private static final long serialVersionUID = 1L;

    MetadataFile(Path file, String content) {
        super("%s is a catalog file (%s), not recorded listening; load it with: segue catalog load %s"
                .formatted(file, content, file));
    }
}
