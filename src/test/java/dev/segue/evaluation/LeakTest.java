package dev.segue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.intake.IntakeRules;
import dev.segue.intake.IntakeSettings;
import dev.segue.recordings.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing is taken from the future: the whole way from a file to its scores.
class LeakTest {

    private static final String HEADER =
            "ts_epoch_s\tslice\tuser_id\tsession_id\ttrack_id\tartist_id\tplayratio\tplaytime_s";
    private static final int ROWS = 6000;
    private static final int CUT = 4321;

    private record Row(long seconds, String listener, String track, String artist) {

        String line() {
            return "%d\t0\t%s\t1\t%s\t%s\t1.0\t0".formatted(seconds, listener, track, artist);
        }
    }

    private record Place(int event, SliceKind slice, int place) {}

    @TempDir
    private Path folder;

    @Test
    void cuttingOffTheFutureChangesNoEarlierPlace() throws IOException {
        List<Row> rows = rows();

        List<Place> whole = before(placesOf(rows, LeakTest::segue));
        List<Place> cut = before(placesOf(rows.subList(0, CUT), LeakTest::segue));

        assertThat(cut).isEqualTo(whole).anyMatch(place -> place.place == 0);
    }

    @Test
    void shufflingTheFutureChangesNoEarlierPlace() throws IOException {
        List<Row> rows = rows();

        List<Place> whole = before(placesOf(rows, LeakTest::segue));
        List<Place> shuffled = before(placesOf(withFutureShuffled(rows), LeakTest::segue));

        assertThat(shuffled).isEqualTo(whole).hasSizeGreaterThan(2 * CUT - 1);
    }

    @Test
    void theCheckFindsAContestantThatHasReadAhead() throws IOException {
        List<Row> rows = rows();

        List<Place> whole = before(placesOf(rows, Clairvoyant::of));
        List<Place> cut = before(placesOf(rows.subList(0, CUT), Clairvoyant::of));

        assertThat(cut.equals(whole)).isFalse();
    }

    /// In the log's own catalog a track is listed only if it *will* be played: that must be worth nothing.
    @Test
    void aCatalogMadeOfTheLogDoesNotWin() throws IOException {
        List<Row> rows = rows();
        List<Place> honest = placesOf(rows, _ -> new Entry("artist", () -> new ArtistsTracks(List.of())));
        List<Place> peeking =
                placesOf(rows, listening -> new Entry("artist", () -> new ArtistsTracks(Clairvoyant.allOf(listening))));

        assertThat(hits(peeking)).isLessThanOrEqualTo(hits(honest));
        assertThat(hits(honest)).isPositive();
    }

    private static long hits(List<Place> places) {
        return places.stream()
                .filter(place -> place.slice == SliceKind.MIXED && place.place >= 0 && place.place < 20)
                .count();
    }

    private static Entry segue(RecordedListening listening) {
        return Streams.segue();
    }

    private static List<Place> before(List<Place> places) {
        return places.stream().filter(place -> place.event < CUT).toList();
    }

    /// Rows whose last third plays tracks, artists and listeners that the rest does not know.
    private static List<Row> rows() {
        Random random = new Random(11);
        List<Row> rows = new ArrayList<>();
        long seconds = 1_400_000_000L;
        int[] at = new int[20];
        for (int i = 0; i < ROWS; i++) {
            seconds += random.nextInt(40) + (random.nextInt(200) == 0 ? 7200 : 0);
            int reach = 60 + i / 20;
            int listener = random.nextInt(at.length - (i < CUT ? 5 : 0));
            at[listener] = random.nextInt(4) == 0 ? random.nextInt(reach) : (at[listener] + 1) % reach;
            rows.add(new Row(seconds, "u" + listener, "t" + at[listener], "a" + at[listener] / 9));
        }
        return rows;
    }

    private static List<Row> withFutureShuffled(List<Row> rows) {
        List<Row> future = new ArrayList<>(rows.subList(CUT, rows.size()));
        Collections.shuffle(future, new Random(5));
        List<Row> all = new ArrayList<>(rows.subList(0, CUT));
        for (int i = 0; i < future.size(); i++) {
            Row what = future.get(i);
            all.add(new Row(rows.get(CUT + i).seconds, what.listener, what.track, what.artist));
        }
        return all;
    }

    private List<Place> placesOf(List<Row> rows, Function<RecordedListening, Entry> entry) throws IOException {
        Path file = folder.resolve("plays.tsv");
        List<String> lines = new ArrayList<>(List.of(HEADER));
        rows.forEach(row -> lines.add(row.line()));
        Files.write(file, lines);
        RecordedListening listening =
                RecordedListening.of(Recording.open(file), new IntakeRules(IntakeSettings.DEFAULTS), Long.MAX_VALUE);
        List<Place> places = new ArrayList<>();
        Witness witness = (_, event, slice, place) -> places.add(new Place(event, slice, place));
        Evaluation evaluation = new Evaluation(List.of(entry.apply(listening)), Streams.rules(1, 1, witness));
        evaluation.testThenLearn(listening::interactions, _ -> {});
        return places;
    }
}
