package dev.segue.recordings;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/// Tells the format of a file by its first lines; its name says nothing.
final class Detection {

    private static final int HEAD_BYTES = 64 * 1024;

    private record Catalog(String headerStart, String content) {}

    private static final List<Catalog> CATALOGS = List.of(
            new Catalog("id\tname\turl\tpictureURL", "HetRec artists"),
            new Catalog("Item\tUrl\tTitle\tArtist", "CM100k tracks"),
            new Catalog("movieId,title,genres", "MovieLens titles"),
            new Catalog("userId,movieId,tag,timestamp", "MovieLens tags"),
            new Catalog("track_id,track_name,track_artist", "Spotify songs"));

    private Detection() {}

    static RecordingFormat of(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("%s %s".formatted(file, Files.exists(file) ? "is not a file" : "does not exist"));
        }
        List<String> lines = firstLines(file);
        if (lines.isEmpty()) {
            throw new UnknownRecording(file, "is empty");
        }
        String first = lines.getFirst();
        for (Catalog catalog : CATALOGS) {
            if (first.startsWith(catalog.headerStart)) {
                throw new MetadataFile(file, catalog.content);
            }
        }
        return withHeader(first)
                .or(() -> withoutHeader(lines))
                .orElseThrow(() -> new UnknownRecording(file, whatIsThere(first)));
    }

    private static Optional<RecordingFormat> withHeader(String first) {
        return KnownFormats.ALL.stream()
                .filter(format -> format.header()
                        .filter(RowSource.toTabs(first, format.separator())::equals)
                        .isPresent())
                .findFirst();
    }

    /// Half of the first lines must fit: one bad row at the start does not hide the rest.
    private static Optional<RecordingFormat> withoutHeader(List<String> lines) {
        List<String> sample = lines.subList(0, Math.min(20, lines.size()));
        long fitting = sample.stream().filter(RatedTracks::recognises).count();
        return fitting * 2 > sample.size() ? Optional.of(new RatedTracks()) : Optional.empty();
    }

    private static List<String> firstLines(Path file) throws IOException {
        try (InputStream in = RowSource.uncompressed(file)) {
            byte[] head = in.readNBytes(HEAD_BYTES);
            return new String(head, StandardCharsets.UTF_8)
                    .lines()
                    .map(RowSource::withoutByteOrderMark)
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (ZipException | EOFException e) {
            throw new IOException("%s is damaged gzip: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static String whatIsThere(String first) {
        if (first.startsWith("PK\u0003\u0004")) {
            return "is a zip archive: unpack it first";
        }
        if (first.startsWith("{") || first.startsWith("[")) {
            return "holds JSON";
        }
        boolean text = first.chars().noneMatch(c -> c == 0xFFFD || (c < ' ' && c != '\t'));
        return text
                ? "begins with '%s'".formatted(first.length() <= 60 ? first : first.substring(0, 60) + "…")
                : "is not text";
    }
}
