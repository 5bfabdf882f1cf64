package dev.segue.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/// Which page of each address comes next, in a file, so that an interrupted load goes on where it was.
///
/// @param file where it is noted; empty: nowhere, every load begins at the first page
record PageNotes(Optional<Path> file) {

    private static final String DONE = "done";

    /// Returns the page to begin with; empty when the address was loaded to its end.
    Optional<URI> next(String address) throws IOException {
        String noted = file.isEmpty() ? "" : read(file.get()).getProperty(address, "");
        try {
            return noted.equals(DONE) ? Optional.empty() : Optional.of(URI.create(noted.isEmpty() ? address : noted));
        } catch (IllegalArgumentException wrong) {
            throw new IOException("it is no address: " + wrong.getMessage(), wrong);
        }
    }

    /// Notes that everything before the page is loaded.
    void note(String address, Optional<URI> next) throws IOException {
        if (file.isEmpty()) {
            return;
        }
        Properties notes = read(file.get());
        notes.setProperty(address, next.map(URI::toString).orElse(DONE));
        Path fresh = file.get().resolveSibling(file.get().getFileName() + ".new");
        try (Writer out = Files.newBufferedWriter(fresh)) {
            notes.store(out, null);
        }
        Files.move(fresh, file.get(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Properties read(Path file) throws IOException {
        Properties notes = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                notes.load(in);
            }
        }
        return notes;
    }
}
