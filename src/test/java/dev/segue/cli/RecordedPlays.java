package dev.segue.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// A recording for tests: seven listeners play 31 tracks of six artists by turns.
final class RecordedPlays {

    private RecordedPlays() {}

    static Path written(Path file, int plays) throws IOException {
        StringBuilder text = new StringBuilder(
                "ts_epoch_s\tslice\tuser_id\tsession_id\ttrack_id\tartist_id\tplayratio\tplaytime_s\n");
        for (int i = 0; i < plays; i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "%d\t0\tu%d\t1\tt%d\ta%d\t1.0\t0\n",
                    1_400_000_000L + 90L * i,
                    i % 7,
                    (i * i + i / 50) % 31,
                    i % 31 / 6));
        }
        return Files.writeString(file, text);
    }
}
