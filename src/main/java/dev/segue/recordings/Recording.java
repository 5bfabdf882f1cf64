package dev.segue.recordings;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.segue.events.ListeningEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/// A file of recorded listening: what format it is in, how many events it holds, and the events themselves.
///
/// Opening reads the whole file once, so a damaged file is found before the first event is sent. A file that is in time
/// order is then streamed in constant memory; any other is held as its lines while it is streamed, about 150 bytes a
/// row: some millions of rows need some hundreds of megabytes of heap.
///
/// @param file where it is
/// @param formatName the name of the format, the first part of every event id
/// @param hasTime whether the file says when things happened; if not, the times are those of [SyntheticClock]
/// @param rows how many events it holds
/// @param rejections the rows that could not be read
/// @param inTimeOrder whether its rows are in time order already
public record Recording(
        Path file, String formatName, boolean hasTime, long rows, Rejections rejections, boolean inTimeOrder) {

    /// Opens a file, whatever its name; gzip is undone.
    ///
    /// @throws MetadataFile when it is a catalog, not listening
    /// @throws UnknownRecording when its format is not known
    /// @throws IOException when it cannot be read, or breaks off; the message is one line that names the file
    public static Recording open(Path file) throws IOException {
        RecordingFormat format = Detection.of(file);
        Rejections.Tally tally = new Rejections.Tally();
        long rows = 0;
        long latest = Long.MIN_VALUE;
        boolean inOrder = true;
        try (Stream<Row> lines = RowSource.rows(file, format)) {
            for (Row row : (Iterable<Row>) lines::iterator) {
                Optional<ListeningEvent> event = format.read(row, tally);
                if (event.isPresent()) {
                    long time = epochMillis(event.get());
                    inOrder &= time >= latest;
                    latest = Math.max(latest, time);
                    rows++;
                }
            }
        } catch (UncheckedIOException | CsvParseException e) {
            throw new IOException("%s breaks off after %,d rows: %s".formatted(file, rows, e.getMessage()), e);
        }
        return new Recording(file, format.label(), format.hasTime(), rows, tally.sum(), inOrder && format.hasTime());
    }

    /// Returns the name of the format of a file if it is recorded listening; nothing but its first lines is read.
    ///
    /// @throws IOException when it cannot be read
    public static Optional<String> formatOf(Path file) throws IOException {
        try {
            return Optional.of(Detection.of(file).label());
        } catch (MetadataFile | UnknownRecording _) {
            return Optional.empty();
        }
    }

    /// Returns the events in event-time order. Close the stream.
    ///
    /// Events of one time keep the order of the file, but where a format's times are days or months: there they are
    /// shuffled with the seed of [SyntheticClock].
    ///
    /// The same file gives the same events with the same ids each time, under any name, compressed or not.
    public Stream<ListeningEvent> events() throws IOException {
        RecordingFormat format = KnownFormats.named(formatName);
        if (inTimeOrder && !format.hasCoarseTime()) {
            return RowSource.rows(file, format).flatMap(row -> format.read(row, Rejections.IGNORED).stream());
        }
        List<Row> rowsOfFile;
        try (Stream<Row> lines = RowSource.rows(file, format)) {
            rowsOfFile = lines.filter(
                            row -> format.read(row, Rejections.IGNORED).isPresent())
                    .toList();
        }
        return hasTime ? inTimeOrder(rowsOfFile, format) : SyntheticClock.shuffled(rowsOfFile, format);
    }

    private static Stream<ListeningEvent> inTimeOrder(List<Row> rows, RecordingFormat format) {
        record Timed(long epochMillis, Row row) {}
        List<Row> order = rows;
        if (format.hasCoarseTime()) {
            order = new ArrayList<>(rows);
            Collections.shuffle(order, new Random(SyntheticClock.SEED));
        }
        return order.stream()
                .map(row -> new Timed(epochMillis(format.readAccepted(row)), row))
                .sorted((one, other) -> Long.compare(one.epochMillis, other.epochMillis))
                .map(timed -> format.readAccepted(timed.row));
    }

    private static long epochMillis(ListeningEvent event) {
        return event.at().orElse(SyntheticClock.START).toEpochMilli();
    }
}
