package dev.segue.serving.http;

import dev.segue.events.EventType;
import dev.segue.events.ListeningEvent;
import dev.segue.events.Made;
import dev.segue.serving.EventLog;
import dev.segue.serving.EventLog.Appended;
import dev.segue.serving.Position;
import dev.segue.serving.RecommendationList;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;

/// Records that a list is shown: an impression in the log, acknowledged before the list goes out.
///
/// @param log where it goes
/// @param clock stamps it
record ShownLists(EventLog log, InstantSource clock) {

    /// @throws ProblemException 503 when the log does not take it
    Position record(RecommendationList list) {
        List<String> tracks =
                list.items().stream().map(item -> item.track().value()).toList();
        Made made = new Made(
                list.mode().wireName(),
                list.variant(),
                list.generation(),
                list.items().stream().map(item -> (float) item.score()).toList(),
                list.features());
        ListeningEvent shown = ListeningEvent.of(
                        EventType.IMPRESSION, list.listener().value(), "", clock.instant())
                .withEventId(list.recommendationId() + ":shown")
                .withAnswer(new ListeningEvent.Answer(list.recommendationId(), OptionalInt.of(1)))
                .withShown(tracks, made);
        return switch (log.append(List.of(shown))) {
            case Appended.Acknowledged(var position) -> position;
            case Appended.Unavailable(var detail, var retryAfter) ->
                throw new ProblemException(
                        ProblemCode.LOG_UNAVAILABLE.with(detail).retryAfter(retryAfter));
        };
    }
}
