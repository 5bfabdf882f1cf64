package dev.segue.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlsSearchTest {

    private static final int CANDIDATES = 9;
    private static final int THIRD = 300;
    private static final AlsSearch.Listener NOBODY = new Heard();

    private final InteractionLog log = Logs.ofTwoTastes(42, 1000);
    private final Split split = Split.of(log.size());

    @Test
    void triesOnMoreAndMoreOfWhatIsLearntAndKeepsTheBetterThird() throws IOException {
        Heard heard = new Heard();

        Searched searched = search(space(7)).run(CANDIDATES, 2, AlsSearch.Journal.NONE, heard);

        assertThat(heard.rungs)
                .containsExactly("1 of 2, 9 on %d".formatted(THIRD), "2 of 2, 3 on %d".formatted(split.test()));
        assertThat(heard.folds).isEqualTo((CANDIDATES + 3) * 2);
        assertThat(searched.tried()).hasSize(CANDIDATES + 3);
        assertThat(searched.tried()).filteredOn(one -> one.candidate() == 0).hasSize(2);
        assertThat(searched.last()).hasSize(3).allSatisfy(one -> {
            assertThat(one.interactions()).isEqualTo(split.test());
            assertThat(one.settings()).isEqualTo(space(7).candidate(one.candidate()));
            assertThat(one.validated().mean())
                    .isLessThanOrEqualTo(searched.winner().validated().mean());
        });
    }

    @Test
    void findsWhatIsBetterThanAFarTooStrongPull() throws IOException {
        AlsSettings crushed = new AlsSettings(16, 0.1f, 1000, 0, 3, 12, 3, 42);

        Searched searched = search(new AlsSpace(crushed, List.of(16), List.of(0f), 42))
                .run(CANDIDATES, 2, AlsSearch.Journal.NONE, NOBODY);

        assertThat(searched.best()).isPositive();
        assertThat(searched.winner().settings().ridge()).isLessThan(crushed.ridge());
        Tried base = searched.last().stream()
                .filter(one -> one.candidate() == 0)
                .findFirst()
                .orElseThrow();
        assertThat(searched.winner().validated().mean())
                .isGreaterThan(base.validated().mean());
    }

    @Test
    void doesNotDependOnThreadsOrOnWhatWasTriedBefore() throws IOException {
        Remembered journal = new Remembered();
        AlsSearch search = search(space(7));
        Searched first = search.run(CANDIDATES, 2, journal, NOBODY);
        assertThat(journal.written).hasSize(CANDIDATES + 3);
        journal.known.keySet().removeIf(key -> key.hashCode() % 2 == 0);
        int known = journal.known.size();
        journal.written.clear();
        Heard heard = new Heard();

        Searched again = search.run(CANDIDATES, 1, journal, heard);

        assertThat(again).isEqualTo(first);
        assertThat(journal.written).hasSize(CANDIDATES + 3 - known);
        assertThat(heard.folds).isEqualTo(journal.written.size() * 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void drawsAroundWhatTheServiceHasAndTheSameAgain(long seed) {
        AlsSpace space = new AlsSpace(Logs.settings(42), List.of(16, 32), List.of(0f), seed);
        List<AlsSettings> drawn =
                IntStream.range(1, 300).mapToObj(space::candidate).toList();

        assertThat(space.candidate(0)).isEqualTo(Logs.settings(42));
        assertThat(space.candidate(5)).isEqualTo(drawn.get(4));
        assertThat(drawn).extracting(AlsSettings::dimensions).contains(16, 32).containsOnly(16, 32);
        assertThat(drawn).extracting(AlsSettings::ridge).allMatch(ridge -> ridge >= 0.125f && ridge <= 8);
        assertThat(drawn).extracting(AlsSettings::missing).allMatch(missing -> missing >= 0.0125f && missing <= 0.8f);
        assertThat(drawn).extracting(AlsSettings::scaling).allMatch(scaling -> scaling >= 0 && scaling < 1);
        assertThat(drawn.stream().filter(one -> one.ridge() > 1).count()).isBetween(100L, 200L);
    }

    @Test
    void drawsFromTheScalingsThatWereNamed() {
        AlsSpace space = new AlsSpace(Logs.settings(42), List.of(16), List.of(0.5f, 1f), 7);

        assertThat(IntStream.range(1, 30).mapToObj(space::candidate))
                .extracting(AlsSettings::scaling)
                .contains(0.5f, 1f)
                .containsOnly(0.5f, 1f);
        assertThatThrownBy(() -> new AlsSpace(Logs.settings(42), List.of(), List.of(0f), 7))
                .hasMessage("dimensions [], scalings [0.0]; expected one or more of each");
    }

    private AlsSearch search(AlsSpace space) {
        return new AlsSearch(log, Logs.SERVING, split, 2, space);
    }

    private static AlsSpace space(long seed) {
        return new AlsSpace(Logs.settings(42), List.of(16, 32), List.of(0f), seed);
    }

    private static final class Heard implements AlsSearch.Listener {

        private final List<String> rungs = new ArrayList<>();
        private int folds;

        @Override
        public void rung(int number, int of, int candidates, int interactions) {
            rungs.add("%d of %d, %d on %d".formatted(number, of, candidates, interactions));
        }

        @Override
        public void foldDone() {
            folds++;
        }
    }

    private static final class Remembered implements AlsSearch.Journal {

        private final Map<String, Tried> known = new HashMap<>();
        private final List<Tried> written = new ArrayList<>();

        @Override
        public Optional<Tried> known(int candidate, int rung) {
            return Optional.ofNullable(known.get(candidate + " " + rung));
        }

        @Override
        public void write(Tried tried) {
            known.put(tried.candidate() + " " + tried.rung(), tried);
            written.add(tried);
        }
    }
}
