package dev.segue.metadata;

import java.io.IOException;

/// The content is in no shape that can be read as a description of music.
public final class UnknownMetadata extends IOException {

    private static final long serialVersionUID = 1L;

    UnknownMetadata(String found) {
        super(found + "; expected JSON or JSON lines (MusicBrainz recordings, Spotify tracks or audio features, or our"
                + " own), a CSV or TSV with a track id and names or audio features, or HetRec artists, CM100k tracks,"
                + " MovieLens titles");
    }
}
