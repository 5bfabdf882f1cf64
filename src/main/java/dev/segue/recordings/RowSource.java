package dev.segue.recordings;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Reads the rows of a file one by one; blank lines and the header are left out.
final class RowSource {

    private static final int BUFFER_BYTES = 64 * 1024;

    private RowSource() {}

    /// Returns the rows in the order of the file. Sequential; close it.
    static Stream<Row> rows(Path file, RecordingFormat format) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(uncompressed(file), StandardCharsets.UTF_8), BUFFER_BYTES);
        Stream<Line> lines = switch (format.separator()) {
            case COMMA -> records(reader);
            case TAB, BLANKS -> lines(reader, format.separator());
        };
        AtomicLong number = new AtomicLong();
        return lines.filter(line -> !line.columns.isBlank())
                .skip(format.header().isPresent() ? 1 : 0)
                .map(line -> new Row(line.number, number.incrementAndGet(), line.columns))
                .onClose(() -> close(reader));
    }

    static InputStream uncompressed(Path file) throws IOException {
        PushbackInputStream in = new PushbackInputStream(Files.newInputStream(file), 2);
        try {
            byte[] magic = in.readNBytes(2);
            in.unread(magic);
            boolean gzip = magic.length == 2 && (magic[0] & 0xFF) == 0x1F && (magic[1] & 0xFF) == 0x8B;
            return gzip ? new GZIPInputStream(in, BUFFER_BYTES) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    static String withoutByteOrderMark(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    static String toTabs(String line, RecordingFormat.Separator separator) {
        return switch (separator) {
            case TAB -> line;
            case COMMA -> line.replace(',', '\t');
            case BLANKS -> line.strip().replaceAll("\\s+", "\t");
        };
    }

    private record Line(long number, String columns) {}

    private static Stream<Line> lines(BufferedReader reader, RecordingFormat.Separator separator) {
        AtomicLong number = new AtomicLong();
        return reader.lines()
                .map(text -> new Line(number.incrementAndGet(), toTabs(withoutByteOrderMark(text), separator)));
    }

    private static Stream<Line> records(BufferedReader reader) {
        return CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(true)
                .ofCsvRecord(reader)
                .stream()
                .map(row -> new Line(row.getStartingLineNumber(), tabbed(row)));
    }

    private static String tabbed(CsvRecord row) {
        return row.getFields().stream().map(field -> field.replace('\t', ' ')).collect(Collectors.joining("\t"));
    }

    private static void close(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
