package dev.segue.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuestionMakerTest {

    @Test
    void asksThoseWhoWereThereForWhatIsNewToThem() {
        InteractionLog log = new InteractionLog();
        Logs.add(log, 0, 0, 0.7f, 1);
        Logs.add(log, 1, 1, 0.7f, 2);
        Logs.add(log, 0, 2, -0.5f, 3);
        int learnt = log.size();
        Logs.add(log, 0, 0, 0.7f, 4); // met before
        Logs.add(log, 0, 1, 0.7f, 5); // new to listener 0
        Logs.add(log, 0, 3, -0.5f, 6); // not wanted
        Logs.add(log, 2, 1, 0.7f, 7); // was not there
        int end = log.size();
        Logs.add(log, 1, 0, 0.7f, 8); // after the part

        List<Question> questions =
                new QuestionMaker(log, learnt, end, Preferences.byListener(log, learnt)).questions(10, 50, 1);

        assertThat(questions).hasSize(1);
        Question question = questions.getFirst();
        assertThat(question.listener()).isZero();
        assertThat(question.right()).isEqualTo(Set.of(1));
        assertThat(question.latest().size()).isEqualTo(2);
        assertThat(question.latest().track(0)).as("the latest first").isEqualTo(2);
        assertThat(question.latest().strength(0)).isEqualTo(-0.5f);
    }

    @Test
    void asksAtMostSoMany() {
        InteractionLog log = Logs.ofTwoTastes(1, 2000);
        QuestionMaker maker = new QuestionMaker(log, 1000, 2000, Preferences.byListener(log, 1000));

        assertThat(maker.questions(10, 50, 1)).hasSize(10);
        assertThat(maker.questions(100, 50, 1)).hasSizeGreaterThan(30);
    }
}
