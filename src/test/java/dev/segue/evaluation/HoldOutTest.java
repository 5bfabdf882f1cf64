package dev.segue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Played;
import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HoldOutTest {

    private final List<Interaction> stream = Streams.invented(9, 4000);
    private final List<Notes> made = new ArrayList<>();

    @Test
    void temporalLearnsFourFifthsAndAsksEachListenerOfTheRestOnce() throws IOException {
        SliceCard mixed = tested(Protocol.TEMPORAL, 5).slice(SliceKind.MIXED);

        assertThat(made).hasSize(1);
        assertThat(made.getFirst().learnt).isEqualTo(stream.subList(0, 3200));
        assertThat(made.getFirst().mixedAsked()).hasSize(12).doesNotHaveDuplicates();
        assertThat(mixed.all().lists()).isEqualTo(12);
    }

    @Test
    void leaveLastOutLearnsAllButEachListenersLastPlay() throws IOException {
        tested(Protocol.LEAVE_LAST_OUT, 5);

        Map<ListenerId, Played> last = new HashMap<>();
        stream.stream()
                .filter(Played.class::isInstance)
                .map(Played.class::cast)
                .forEach(played -> last.put(played.listener(), played));
        List<Interaction> expected = new ArrayList<>(stream);
        expected.removeAll(last.values());
        assertThat(made.getFirst().learnt).isEqualTo(expected);
        assertThat(made.getFirst().mixedAsked()).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void userFoldsAskEachListenerInOneFoldAndHideTheirEndInIt() throws IOException {
        tested(Protocol.USER_FOLDS, 3);

        assertThat(made).hasSize(3);
        assertThat(made.stream().flatMap(notes -> notes.mixedAsked().stream()))
                .hasSize(12)
                .doesNotHaveDuplicates();
        for (Notes notes : made) {
            Map<ListenerId, Long> learnt = playsByListener(notes.learnt);
            playsByListener(stream)
                    .forEach((listener, plays) -> assertThat(learnt.get(listener))
                            .isEqualTo(notes.mixedAsked().contains(listener) ? (long) Math.ceil(0.8 * plays) : plays));
        }
    }

    @Test
    void timeFoldsAskBeforeEachBlockAndLearnItAfterwards() throws IOException {
        SliceCard mixed = tested(Protocol.TIME_FOLDS, 4).slice(SliceKind.MIXED);

        Notes notes = made.getFirst();
        assertThat(notes.learnt).isEqualTo(stream.subList(0, 3200));
        assertThat(notes.learntWhenAsked.stream().distinct()).containsExactly(800, 1600, 2400, 3200);
        assertThat(mixed.all().lists()).isEqualTo(48);
    }

    @Test
    void noQuestionIsOfATimeBeforeAnEventThatWasLearnt() throws IOException {
        for (Protocol protocol :
                List.of(Protocol.TEMPORAL, Protocol.LEAVE_LAST_OUT, Protocol.USER_FOLDS, Protocol.TIME_FOLDS)) {
            tested(protocol, 3);
        }

        assertThat(made).noneMatch(notes -> notes.askedTooEarly);
    }

    @Test
    void segueFindsWhatIsHeldOut() throws IOException {
        Evaluation evaluation = new Evaluation(List.of(Streams.segue()), Streams.rules(1, 1, Witness.NONE));
        evaluation.holdOut(stream::stream, splits(Protocol.TEMPORAL, 5), _ -> {});

        assertThat(evaluation.cards().getFirst().slice(SliceKind.MIXED).all().ndcg(20))
                .isPositive();
    }

    private Scorecard tested(Protocol protocol, int folds) throws IOException {
        Entry entry = new Entry("notes", () -> {
            Notes notes = new Notes();
            made.add(notes);
            return notes;
        });
        Evaluation evaluation = new Evaluation(List.of(entry), Streams.rules(1, 1, Witness.NONE));
        evaluation.holdOut(stream::stream, splits(protocol, folds), _ -> {});
        return evaluation.cards().getFirst();
    }

    private Splits splits(Protocol protocol, int folds) {
        StreamCounts counts = new StreamCounts();
        stream.forEach(counts::add);
        return new Splits(protocol, folds, 42, counts);
    }

    private static Map<ListenerId, Long> playsByListener(List<Interaction> events) {
        return events.stream()
                .filter(Played.class::isInstance)
                .collect(Collectors.groupingBy(Interaction::listener, Collectors.counting()));
    }

    /// Writes down what it is taught and asked.
    private static final class Notes implements Contestant {

        private final List<Interaction> learnt = new ArrayList<>();
        private final List<Question> asked = new ArrayList<>();
        private final List<Integer> learntWhenAsked = new ArrayList<>();
        private Instant latest = Instant.EPOCH;
        private boolean askedTooEarly;

        @Override
        public String name() {
            return "notes";
        }

        @Override
        public List<TrackId> answer(Question question) {
            asked.add(question);
            learntWhenAsked.add(learnt.size());
            askedTooEarly |= question.at().isBefore(latest);
            return List.of();
        }

        @Override
        public void learn(Interaction interaction) {
            learnt.add(interaction);
            latest = interaction.at();
        }

        List<ListenerId> mixedAsked() {
            return asked.stream()
                    .filter(question -> question.mode() == SliceKind.MIXED.mode())
                    .map(Question::listener)
                    .toList();
        }
    }
}
