package dev.segue.recordings;

import java.io.IOException;
import java.nio.file.Path;

/// The file is in no format that can be read as recorded listening.
public final class UnknownRecording extends IOException {

    private static final long serialVersionUID = 1L;

    UnknownRecording(Path file, String found) {
        super("%s %s; expected one of: %s".formatted(file, found, String.join(", ", KnownFormats.labels())));
    }
}
