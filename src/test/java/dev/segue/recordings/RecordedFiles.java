package dev.segue.recordings;

import dev.segue.events.ListeningEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/// Invented recordings, one of each format, and where to put them.
final class RecordedFiles {

    static final String PLAYS_HEADER =
            "ts_epoch_s\tslice\tuser_id\tsession_id\ttrack_id\tartist_id\tplayratio\tplaytime_s\n";
    static final String PLAYS = PLAYS_HEADER
            + "1400000000\t0\tann\t9\tt1\ta1\t1.0\t0\n"
            + "1400000300\t0\tbob\t8\tt2\ta2\t0.5\t100\n"
            + "1400000300\t0\tann\t9\tt3\ta1\t1.0\t240\n";
    static final String TAGS = """
            date\tuser_id\tartist_id\tartist_name\ttags\tplay_count
            2010-02-01\tann\t7\tThe "Quoted" Band\tloud|fast\t12
            2010-01-01\tbob\t8\t\tcalm\t
            """;
    static final String REPLAY = """
            ts_synth_ms\tuser_id\tartist_id\tartist_name\tevent\tplay_count
            1300000000123\tann\t7\tGlass Harbour\tlike\t
            """;
    static final String COUNTS = "userID\tartistID\tweight\n2\t51\t130\n2\t52\t1\n3\t51\t9\n";
    static final String MOVIELENS = "userId,movieId,rating,timestamp\n1,10,4.5,1000\n1,11,0.5,500\n2,10,5,750\n";
    static final String RATED = "701\t744\t3\t0\n701   685 1 0\n702\t744\t4\t1\n";

    private RecordedFiles() {}

    static Path plain(Path folder, String text) throws IOException {
        return Files.writeString(folder.resolve("listening"), text);
    }

    static Path gzip(Path folder, String text) throws IOException {
        Path file = folder.resolve("listening.csv");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    static List<ListeningEvent> eventsOf(Path file) throws IOException {
        try (Stream<ListeningEvent> events = Recording.open(file).events()) {
            return events.toList();
        }
    }
}
