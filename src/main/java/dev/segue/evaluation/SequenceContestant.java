package dev.segue.evaluation;

import dev.segue.events.Interaction;
import dev.segue.events.Interaction.WithTrack;
import dev.segue.events.TrackId;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.sequence.SequenceModel;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.ranking.ListenerSequence;
import java.util.List;

/// A trained encoder alone: the tracks that are nearest to what it reads. It learns nothing, but hears what is played.
public final class SequenceContestant implements Contestant {

    private final String name;
    private final OfflineLoop loop;
    private final MetTracks met = new MetTracks();

    /// Creates a contestant that has heard nothing, and answers nothing before it is started.
    public SequenceContestant(String name) {
        this.name = name;
        this.loop = new OfflineLoop(ListenerSettings.DEFAULTS, CoListenSettings.DEFAULTS, TrendingSettings.DEFAULTS);
    }

    /// Gives it an encoder.
    public void start(SequenceModel sequence) {
        loop.start(sequence);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<TrackId> answer(Question question) {
        return ListenerSequence.of(
                        loop.view(question.listener()).taste(),
                        loop.model(),
                        question.at().toEpochMilli())
                .map(sequence -> met.idsOf(sequence.best(question.limit(), met.admittedTo(question))))
                .orElse(List.of());
    }

    @Override
    public void learn(Interaction interaction) {
        if (interaction instanceof WithTrack about) {
            met.note(about);
        }
        loop.learn(interaction);
    }
}
