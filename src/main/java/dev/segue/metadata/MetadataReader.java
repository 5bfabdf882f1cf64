package dev.segue.metadata;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// Reads metadata from a stream of bytes, whatever its shape; gzip is undone. Constant memory for tables and
/// JSON lines; a JSON array is read element by element.
public final class MetadataReader {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final JsonMapper MAPPER = new JsonMapper();

    private MetadataReader() {}

    /// Reads all there is.
    ///
    /// @return the name of the format
    /// @throws UnknownMetadata when its shape is not known
    /// @throws IOException when it breaks off
    public static String read(InputStream bytes, MetadataSink sink) throws IOException {
        BufferedInputStream in = new BufferedInputStream(uncompressed(bytes), BUFFER_BYTES);
        in.mark(BUFFER_BYTES);
        String head = new String(in.readNBytes(BUFFER_BYTES / 2), StandardCharsets.UTF_8);
        in.reset();
        String start = withoutMark(head).stripLeading();
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), BUFFER_BYTES);
        if (start.isEmpty()) {
            throw new UnknownMetadata("it is empty");
        } else if (start.startsWith("[") || (start.startsWith("{") && !isOneALine(start))) {
            return document(reader, sink);
        } else if (start.startsWith("{")) {
            return lines(reader, sink);
        }
        return table(start, reader, sink);
    }

    private static InputStream uncompressed(InputStream bytes) throws IOException {
        PushbackInputStream in = new PushbackInputStream(bytes, 2);
        byte[] magic = in.readNBytes(2);
        in.unread(magic);
        boolean gzip = magic.length == 2 && (magic[0] & 0xFF) == 0x1F && (magic[1] & 0xFF) == 0x8B;
        return gzip ? new GZIPInputStream(in, BUFFER_BYTES) : in;
    }

    /// Returns whether the first line is a whole object; the last one, too, when it is all there is.
    private static boolean isOneALine(String start) {
        int end = start.indexOf('\n');
        String first = end < 0 ? start : start.substring(0, end);
        try (JsonParser parser = MAPPER.createParser(first)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        } catch (IOException _) {
            return false;
        }
    }

    private static String document(BufferedReader reader, MetadataSink sink) throws IOException {
        try (JsonParser parser = MAPPER.createParser(reader)) {
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    long line = parser.currentLocation().getLineNr();
                    JsonShapes.read(parser.<JsonNode>readValueAsTree(), line, sink);
                }
            } else {
                JsonShapes.read(parser.<JsonNode>readValueAsTree(), 1, sink);
            }
        } catch (JsonProcessingException broken) {
            throw new IOException("JSON that breaks off: " + reason(broken), broken);
        }
        return "json";
    }

    private static String lines(BufferedReader reader, MetadataSink sink) throws IOException {
        long number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (!line.isBlank()) {
                try {
                    JsonShapes.read(MAPPER.readTree(withoutMark(line)), number, sink);
                } catch (JsonProcessingException broken) {
                    sink.rejected(number, new Refusal("malformed_json", reason(broken)));
                }
            }
        }
        return "json-lines";
    }

    private static String table(String start, BufferedReader reader, MetadataSink sink) throws IOException {
        String first = start.lines().findFirst().orElse("").stripTrailing();
        boolean tabs = first.contains("\t");
        List<String> header = Arrays.stream(first.split(tabs ? "\t" : ",", -1))
                .map(name -> name.strip().replaceAll("^\"|\"$", ""))
                .toList();
        Optional<TableFormat> format = TableFormat.of(header);
        if (format.isEmpty()) {
            throw new UnknownMetadata(found(first));
        }
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            places.putIfAbsent(header.get(i).isEmpty() ? "#" + i : header.get(i), i);
        }
        if (tabs) {
            tabbed(reader, places, format.get(), sink);
        } else {
            quoted(reader, places, format.get(), sink);
        }
        format.get().end(sink);
        return format.get().label();
    }

    private static void tabbed(
            BufferedReader reader, Map<String, Integer> places, TableFormat format, MetadataSink sink)
            throws IOException {
        long number = 1;
        reader.readLine();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (!line.isBlank()) {
                row(new Cells(number, places, List.of(line.split("\t", -1))), format, sink);
            }
        }
    }

    private static void quoted(
            BufferedReader reader, Map<String, Integer> places, TableFormat format, MetadataSink sink) {
        boolean header = true;
        for (CsvRecord record : CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(reader)) {
            if (!header) {
                row(new Cells(record.getStartingLineNumber(), places, record.getFields()), format, sink);
            }
            header = false;
        }
    }

    private static void row(Cells cells, TableFormat format, MetadataSink sink) {
        try {
            format.read(cells, sink);
        } catch (Refused fault) {
            sink.rejected(cells.line(), fault.refusal());
        }
    }

    private static String found(String first) {
        if (first.startsWith("PK\u0003\u0004")) {
            return "it is a zip archive: unpack it first";
        }
        boolean text = first.chars().noneMatch(c -> c == 0xFFFD || (c < ' ' && c != '\t'));
        return text
                ? "it begins with '%s'".formatted(first.length() <= 60 ? first : first.substring(0, 60) + "…")
                : "it is not text";
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String reason(JsonProcessingException broken) {
        return broken.getOriginalMessage().lines().findFirst().orElse("not JSON");
    }
}
