package dev.segue.evaluation;

import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Judged;
import dev.segue.events.Interaction.Played;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent;
import dev.segue.intake.Checked;
import dev.segue.intake.IntakeRules;
import dev.segue.intake.IntakeSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.recordings.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// One interaction of a recording, with what its listener played in the rest of that session.
///
/// @param interaction what happened; in a file of likes or ratings, what was liked counts as played
/// @param restOfSession ids of the tracks from this play to the session's end; empty when it is no play
record RecordedPlay(Interaction interaction, Set<String> restOfSession) {

    static List<RecordedPlay> read(Path file) throws IOException {
        IntakeRules rules = new IntakeRules(IntakeSettings.DEFAULTS);
        List<Interaction> interactions = new ArrayList<>();
        try (Stream<ListeningEvent> events = Recording.open(file).events()) {
            events.forEach(event -> {
                Instant arrival = event.at().orElse(Instant.EPOCH);
                if (rules.check(event, arrival) instanceof Checked.Accepted(Interaction interaction)) {
                    interactions.add(likedAsPlayed(interaction));
                }
            });
        }
        return withSessions(interactions);
    }

    private static Interaction likedAsPlayed(Interaction interaction) {
        return interaction instanceof Judged judged && judged.strength() > 0
                ? new Played(
                        judged.listener(),
                        judged.track(),
                        judged.at(),
                        1,
                        ListeningEvent.Description.NONE,
                        judged.recommendationId())
                : interaction;
    }

    /// From the last to the first: a session that goes on is the set of what is still to come.
    private static List<RecordedPlay> withSessions(List<Interaction> interactions) {
        long gapMillis = ListenerSettings.DEFAULTS.sessionGap().toMillis();
        Map<ListenerId, Set<String>> sessions = new HashMap<>();
        Map<ListenerId, Long> nextAtMillis = new HashMap<>();
        List<RecordedPlay> plays = new ArrayList<>();
        for (Interaction interaction : interactions.reversed()) {
            Set<String> rest = Set.of();
            if (interaction instanceof Played played) {
                long atMillis = played.at().toEpochMilli();
                boolean last = nextAtMillis.getOrDefault(played.listener(), Long.MAX_VALUE) - atMillis > gapMillis;
                rest = last ? new HashSet<>() : new HashSet<>(sessions.getOrDefault(played.listener(), Set.of()));
                rest.add(played.track().value());
                sessions.put(played.listener(), rest);
                nextAtMillis.put(played.listener(), atMillis);
            }
            plays.add(new RecordedPlay(interaction, rest));
        }
        return plays.reversed();
    }
}
