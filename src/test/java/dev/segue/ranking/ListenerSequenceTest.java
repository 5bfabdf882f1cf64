package dev.segue.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import dev.segue.learning.factors.TrainedVectors;
import dev.segue.learning.ranker.Slate;
import dev.segue.learning.sequence.SequenceModel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListenerSequenceTest {

    private final Listened listened = new Listened();
    private final SequenceModel.Builder model = Encoders.ofLastTrack();

    @Test
    void offersWhatIsNearToTheEncodedPlaysAndNewToTheListener() {
        listened.plays("bob", "near", "x").plays("bob", "nearer", "x").plays("bob", "far", "y");
        listened.plays("ann", "met", "x").plays("ann", "last", "x");
        Encoders.put(model, "last", 3, 1);
        Encoders.put(model, "near", 3, 1);
        Encoders.put(model, "nearer", 3, 2);
        Encoders.put(model, "far", 4, 5);
        Encoders.put(model, "met", 3, 5);
        listened.loop().start(model.build());

        assertThat(listened.offersOf("ann", Source.ENCODER))
                .extracting(track -> track.id().value())
                .startsWith("nearer", "near")
                .doesNotContain("met");
    }

    @Test
    void aTrackWithoutAVectorIsReadAsItsArtistIs() {
        listened.plays("bob", "near", "x").plays("bob", "far", "y");
        listened.plays("ann", "unknown", "z");
        Encoders.putArtist(model, "z", 3, 1);
        Encoders.put(model, "near", 3, 1);
        Encoders.put(model, "far", 4, 1);
        listened.loop().start(model.build());

        assertThat(listened.offersOf("ann", Source.ENCODER).getFirst().id().value())
                .isEqualTo("near");
    }

    @Test
    void saysHowNearEachCandidateIsWhereverItCameFrom() {
        listened.plays("bob", "one", "x").plays("bob", "met", "x").plays("bob", "other", "x");
        listened.plays("ann", "met", "x").plays("ann", "last", "x");
        Encoders.put(model, "last", 3, 1);
        Encoders.put(model, "one", 3, 4);
        Encoders.put(model, "met", 3, 8);
        Encoders.put(model, "other", 4, 1);
        listened.loop().start(model.build());

        assertThat(trait("one", Trait.ENCODER_FIT)).isEqualTo(0.5f);
        assertThat(trait("met", Trait.ENCODER_FIT)).isEqualTo(1);
        assertThat(trait("other", Trait.ENCODER_FIT)).isZero();
        assertThat(trait("one", Trait.ENCODER_SHARE)).isEqualTo(1);
        assertThat(trait("met", Trait.ENCODER_SHARE)).isEqualTo(2);
        assertThat(trait("other", Trait.ENCODER_SHARE)).isEqualTo((float) Math.exp(-2));
    }

    @Test
    void withoutAnEncoderNothingIsOfferedAndNothingIsSaid() {
        listened.plays("bob", "one", "x").plays("ann", "last", "x");

        assertThat(listened.offersOf("ann", Source.ENCODER)).isEmpty();
        assertThat(trait("one", Trait.ENCODER_FIT)).isZero();
        assertThat(trait("one", Trait.ENCODER_SHARE)).isZero();
    }

    @Test
    void aListenerOfWhomTheEncoderKnowsNothingIsNotRead() {
        listened.plays("bob", "one", "x").plays("ann", "unknown", "z");
        Encoders.put(model, "one", 3, 4);
        listened.loop().start(model.build());

        assertThat(listened.offersOf("ann", Source.ENCODER)).isEmpty();
    }

    @Test
    void anEncoderBelongsToItsGeneration() {
        listened.plays("bob", "one", "x").plays("ann", "last", "x");
        Encoders.put(model, "last", 3, 1);
        Encoders.put(model, "one", 3, 4);
        Model served = listened.loop().model();
        Start start = new Start(
                1, "g-1", TrainedVectors.NONE, Generations.freshRanker().weights(), Optional.of(model.build()));

        served.apply(start);
        List<?> before = listened.offersOf("ann", Source.ENCODER);
        boolean switched = served.serve(1);

        assertThat(before).isEmpty();
        assertThat(switched).isTrue();
        assertThat(listened.offersOf("ann", Source.ENCODER)).hasSize(1);
        assertThat(served.learnt().bytes()).isPositive();
    }

    private float trait(String track, Trait trait) {
        Shortlist list = new Recommender(BlendSettings.DEFAULTS)
                .shortlist(
                        listened.loop().view(new ListenerId("ann")),
                        listened.loop().model(),
                        RankRequest.of(RankRequest.Mode.MIXED, 50, listened.now()));
        Slate slate = list.slate();
        int candidate = list.candidateOf(new TrackId(track).fingerprint());
        assertThat(candidate).isNotNegative();
        return slate.get(candidate, Features.of(trait));
    }
}
