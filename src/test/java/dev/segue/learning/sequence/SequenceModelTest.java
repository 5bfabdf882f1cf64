package dev.segue.learning.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SequenceModelTest {

    @Test
    void refusesWeightsThatAreNotThoseOfItsShapeOrNoNumbers() {
        float[] weights = new float[SequenceModel.weightsOf(Walks.SHAPE)];
        float[] infinite = weights.clone();
        infinite[3] = Float.POSITIVE_INFINITY;

        assertThatThrownBy(() -> new SequenceModel.Builder(Walks.SHAPE, new float[3]))
                .hasMessage("3 weights; expected " + weights.length);
        assertThatThrownBy(() -> new SequenceModel.Builder(Walks.SHAPE, infinite))
                .hasMessage("a weight is Infinity");
    }

    @Test
    void refusesAShapeThatVectorsDoNotFit() {
        assertThatThrownBy(() -> new SequenceShape(20, 4, 16))
                .hasMessage("dimensions must be a multiple of 16 from 16 to 512 but was 20");
        assertThatThrownBy(() -> new SequenceShape(16, 33, 16)).hasMessage("context must lie in [1, 32] but was 33");
    }

    @Test
    void readsALastTrackThatIsUnknownAsNothing() {
        float[] weights = new float[SequenceModel.weightsOf(Walks.SHAPE)];
        weights[Walks.SHAPE.place(1, Age.EARLIER)] = 0.5f;
        float[] vector = new float[16];
        vector[2] = 4;
        Encoder encoder =
                new SequenceModel.Builder(Walks.SHAPE, weights).build().encoder();

        encoder.begin();
        encoder.add(vector, 0, 1, Age.of(90_000_000));

        assertThat(encoder.encode()[2]).isEqualTo(2);
    }
}
