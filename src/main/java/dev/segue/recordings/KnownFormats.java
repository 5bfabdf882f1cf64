package dev.segue.recordings;

import java.util.List;

/// Every format of recorded listening that can be read.
final class KnownFormats {

    static final List<RecordingFormat> ALL = List.of(
            new ThirtyMusicPlays(),
            new ArtistTags(),
            new TimedArtistEvents(),
            new ArtistCounts(),
            new MovieLensRatings(),
            new RatedTracks());

    private KnownFormats() {}

    /// Returns the format of that label.
    static RecordingFormat named(String label) {
        return ALL.stream()
                .filter(format -> format.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "recording format %s; expected one of %s".formatted(label, labels())));
    }

    /// Returns the labels of every format.
    static List<String> labels() {
        return ALL.stream().map(RecordingFormat::label).toList();
    }
}
