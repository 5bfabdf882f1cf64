package dev.segue.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DetectionTest {

    @TempDir
    private Path folder = Path.of("");

    static Stream<Arguments> formats() {
        return Stream.of(
                Arguments.of("30music-plays", RecordedFiles.PLAYS, 3L, true),
                Arguments.of("hetrec-tags", RecordedFiles.TAGS, 2L, true),
                Arguments.of("hetrec-replay", RecordedFiles.REPLAY, 1L, true),
                Arguments.of("hetrec-counts", RecordedFiles.COUNTS, 3L, false),
                Arguments.of("movielens-ratings", RecordedFiles.MOVIELENS, 3L, true),
                Arguments.of("cm100k-ratings", RecordedFiles.RATED, 3L, false));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void tellsEveryFormatByItsContent(String name, String text, long rows, boolean hasTime) throws IOException {
        Recording recording = Recording.open(RecordedFiles.plain(folder, text));

        assertThat(recording.formatName()).isEqualTo(name);
        assertThat(recording.rows()).isEqualTo(rows);
        assertThat(recording.hasTime()).isEqualTo(hasTime);
        assertThat(recording.rejections().count()).isZero();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void readsTheSameFromGzipUnderAMisleadingName(String name, String text, long rows, boolean hasTime)
            throws IOException {
        assertThat(RecordedFiles.eventsOf(RecordedFiles.gzip(folder, text)))
                .isEqualTo(RecordedFiles.eventsOf(RecordedFiles.plain(folder, text)));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void forgivesWindowsLineEndsAByteOrderMarkAndBlankLines(String name, String text, long rows, boolean hasTime)
            throws IOException {
        String foreign = "\uFEFF" + text.replace("\n", "\r\n\r\n");

        assertThat(RecordedFiles.eventsOf(RecordedFiles.gzip(folder, foreign)))
                .isEqualTo(RecordedFiles.eventsOf(RecordedFiles.plain(folder, text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id\tname\turl\tpictureURL\n1\tx\ty\tz\n",
                "Item\tUrl\tTitle\tArtist\n1\tx\ty\tz\n",
                "movieId,title,genres\n1,x,y\n",
                "userId,movieId,tag,timestamp\n1,2,x,3\n",
                "track_id,track_name,track_artist,track_popularity\na,b,c,1\n"
            })
    void sendsCatalogFilesToTheCatalog(String text) throws IOException {
        Path file = RecordedFiles.gzip(folder, text);

        assertThatThrownBy(() -> Recording.open(file))
                .isInstanceOf(MetadataFile.class)
                .hasMessageStartingWith(file + " is a catalog file")
                .hasMessageEndingWith("load it with: segue catalog load " + file);
    }

    static Stream<Arguments> strangers() {
        return Stream.of(
                Arguments.of("", "is empty"),
                Arguments.of("{\"user\":\"ann\"}\n", "holds JSON"),
                Arguments.of("PK\u0003\u0004rest", "is a zip archive: unpack it first"),
                Arguments.of("\u0000\u0001\u0002", "is not text"),
                Arguments.of("one,two\n1,2\n", "begins with 'one,two'"));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void saysInOneLineWhatItFoundInstead(String text, String found) throws IOException {
        Path file = RecordedFiles.plain(folder, text);

        assertThatThrownBy(() -> Recording.open(file))
                .isInstanceOf(UnknownRecording.class)
                .hasMessage(file + " " + found + "; expected one of: 30music-plays, hetrec-tags, hetrec-replay, "
                        + "hetrec-counts, movielens-ratings, cm100k-ratings");
    }

    @Test
    void refusesWhatIsNoFile() {
        assertThatThrownBy(() -> Recording.open(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(folder + " is not a file");
        assertThatThrownBy(() -> Recording.open(folder.resolve("gone")))
                .isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("gone") + " does not exist");
    }

    @Test
    void noticesThatAFileBreaksOff() throws IOException {
        StringBuilder text = new StringBuilder(RecordedFiles.PLAYS_HEADER);
        for (int row = 0; row < 20_000; row++) {
            text.append(1_400_000_000L + row * 7L)
                    .append("\t0\tu")
                    .append(row * 31 % 977)
                    .append("\t1\tt");
            text.append(row * 17 % 4999).append("\ta\t1.0\t0\n");
        }
        Path file = RecordedFiles.gzip(folder, text.toString());
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> Recording.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("breaks off after");
    }
}
