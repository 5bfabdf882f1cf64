package dev.segue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.HalfVector;
import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import dev.segue.learning.sequence.SequenceModel;
import dev.segue.learning.sequence.SequenceShape;
import dev.segue.ranking.RankRequest.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequenceContestantTest {

    private static final SequenceShape SHAPE = new SequenceShape(16, 1, 16);

    private final SequenceContestant contestant = new SequenceContestant("encoder");

    @Test
    void answersWhatIsNearToTheLastTrackByTheRulesOfTheQuestion() {
        hears();
        contestant.start(model());

        assertThat(asked("ann", Mode.MIXED)).containsExactly("a2", "a1", "b1");
        assertThat(asked("ann", Mode.DISCOVER)).containsExactly("a2", "b1");
        assertThat(asked("ann", Mode.FAMILIAR)).containsExactly("a1");
    }

    @Test
    void answersNothingBeforeItIsStartedAndToWhomItDoesNotKnow() {
        hears();
        assertThat(asked("ann", Mode.MIXED)).isEmpty();

        contestant.start(model());

        assertThat(asked("cleo", Mode.MIXED)).isEmpty();
    }

    private void hears() {
        contestant.learn(Streams.play("bob", "a2", 0));
        contestant.learn(Streams.play("bob", "b1", 1));
        contestant.learn(Streams.play("ann", "a1", 2));
    }

    /// The point is the vector of the last track; a3 has not been played.
    private static SequenceModel model() {
        float[] weights = new float[SequenceModel.weightsOf(SHAPE)];
        weights[0] = 1;
        SequenceModel.Builder model = new SequenceModel.Builder(SHAPE, weights);
        put(model, "a1", 1, 0);
        put(model, "a2", 2, 0);
        put(model, "a3", 3, 0);
        put(model, "b1", 0, 1);
        return model.build();
    }

    private static void put(SequenceModel.Builder model, String track, float one, float other) {
        float[] vector = new float[SHAPE.dimensions()];
        vector[0] = one;
        vector[1] = other;
        model.track(new TrackId(track).fingerprint(), HalfVector.of(vector));
    }

    private List<String> asked(String who, Mode mode) {
        return contestant.answer(new Question(new ListenerId(who), mode, Streams.START.plusSeconds(600), 10)).stream()
                .map(TrackId::value)
                .toList();
    }
}
