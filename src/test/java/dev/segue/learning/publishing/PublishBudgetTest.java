package dev.segue.learning.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishBudgetTest {

    @ParameterizedTest
    @CsvSource({"100, 1, 100", "100, 4, 25", "3, 4, 1"})
    void holdsAnOwnersShareOfASecondAndAtLeastARow(double rowsPerSecond, int owners, int expected) {
        PublishBudget budget = new PublishBudget(rowsPerSecond, owners, 0);

        budget.refill(3_600_000);

        assertThat(spentOf(budget)).isEqualTo(expected);
    }

    @Test
    void fillsAtItsRate() {
        PublishBudget budget = new PublishBudget(100, 1, 1_000);

        budget.refill(1_200);

        assertThat(spentOf(budget)).isEqualTo(20);
    }

    @Test
    void whatWasOverdrawnIsPaidBackFirst() {
        PublishBudget budget = new PublishBudget(100, 1, 0);
        budget.refill(10);
        budget.spend(3);

        budget.refill(20);
        assertThat(budget.isLeft()).isFalse();

        budget.refill(40);
        assertThat(budget.isLeft()).isTrue();
    }

    private static int spentOf(PublishBudget budget) {
        int spent = 0;
        while (budget.isLeft()) {
            budget.spend(1);
            spent++;
        }
        return spent;
    }
}
