package dev.segue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Judged;
import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import dev.segue.ranking.RankRequest.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LateStartTest {

    private static final ListenerId ANN = new ListenerId("ann");

    private final List<String> happened = new ArrayList<>();

    private final Contestant contestant = new Contestant() {
        @Override
        public String name() {
            return "noting";
        }

        @Override
        public List<TrackId> answer(Question question) {
            happened.add("asked");
            return List.of();
        }

        @Override
        public void learn(Interaction interaction) {
            happened.add("taught");
        }
    };

    @Test
    void startsOnceAfterWhatCameBeforeAndBeforeTheQuestionAboutTheEvent() {
        Contestant late = new LateStart(contestant, 2, () -> happened.add("started"));

        for (int event = 0; event < 4; event++) {
            late.advance(event);
            late.answer(new Question(ANN, Mode.MIXED, Instant.ofEpochMilli(event), 20));
            late.learn(new Judged(ANN, new TrackId("t" + event), Instant.ofEpochMilli(event), 1, ""));
        }

        assertThat(late.name()).isEqualTo("noting");
        assertThat(happened)
                .containsExactly("asked", "taught", "asked", "taught", "started", "asked", "taught", "asked", "taught");
    }
}
