package dev.segue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SessionListsTest {

    private static final long GAP = 1000;

    private final SliceCard card = new SliceCard(SliceKind.SESSION);
    private final SessionLists lists = new SessionLists(GAP, card);

    @Test
    void aListIsHeldAgainstTheRestOfItsSession() {
        lists.play(0, 0, 9);
        lists.hold(0, 100, 0, new int[] {1, 2, 3, 4});
        lists.play(0, 100, 3);
        lists.play(0, 200, 5);
        lists.play(0, 300, 3);
        lists.endBefore(300 + GAP + 1);

        // Right are 3 and 5, of which 3 is third: none of the first two, one of the first twenty.
        assertThat(card.all().lists()).isEqualTo(1);
        assertThat(card.all().means().get("r_precision")).isZero();
        assertThat(card.all().recall(20)).isEqualTo(0.5);
        assertThat(card.all().ndcg(20)).isCloseTo(0.5 / (1 + Math.log(2) / Math.log(3)), within(1e-12));
    }

    @Test
    void whatComesAfterTheGapIsAnotherSession() {
        lists.hold(0, 0, 0, new int[] {1, 2});
        lists.play(0, 0, 1);
        lists.hold(0, GAP + 1, 0, new int[] {1, 2});
        lists.play(0, GAP + 1, 2);
        lists.endAll();

        assertThat(card.all().lists()).isEqualTo(2);
        assertThat(card.all().means().get("r_precision")).isEqualTo(0.5);
    }

    @Test
    void listenersDoNotMix() {
        lists.hold(0, 0, 0, new int[] {1});
        lists.play(0, 0, 1);
        lists.hold(1, 0, 0, new int[] {1});
        lists.play(1, 0, 2);
        lists.endAll();

        assertThat(card.all().means().get("r_precision")).isEqualTo(0.5);
    }

    @Test
    void aSessionWithoutEndIsScoredInPieces() {
        for (int i = 0; i < 1000; i++) {
            lists.hold(0, i, 0, new int[] {i % 2, 7});
            lists.play(0, i, i % 2);
        }

        assertThat(card.all().lists()).isEqualTo(1000 - SessionLists.HORIZON + 1);
        assertThat(card.all().recall(1)).isEqualTo(0.5);
    }
}
