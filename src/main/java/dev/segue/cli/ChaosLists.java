package dev.segue.cli;

import dev.segue.cli.ChaosEvents.Due;
import dev.segue.events.EventType;
import dev.segue.events.FeatureBytes;
import dev.segue.events.ListeningEvent;
import dev.segue.events.ListeningEvent.Answer;
import dev.segue.events.ListeningEvent.Playback;
import dev.segue.events.ListeningEvent.Rating;
import dev.segue.events.Made;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/// Lists that listeners are shown, and what they do with them: play, leave early, like, dislike, take back, rate, or
/// nothing. Most do it in time; some reports come before their list's, some days later, some twice, some against what
/// was said before.
///
/// What comes of a list depends on the order in which its records arrive: those of one listener arrive in the order in
/// which they are sent. How long answers wait for their list depends on the clock of the partition besides, and that
/// goes on, too, while nothing comes. So answers that come first are a few seconds before their list, for the five
/// minutes and more that they wait, or days; and nobody's wait whose records come by way of another partition.
final class ChaosLists {

    /// A list after one event in so many.
    private static final int EVERY = 30;

    private static final int MOST_TRACKS = 5;
    private static final int SECONDS = 8;
    /// So long before the end nothing begins to wait: the clock goes on until then, and stands still after it.
    private static final Duration LAST = Duration.ofDays(1);
    private static final Duration HEARD = Duration.ofMinutes(3);
    private static final Duration LEFT = Duration.ofSeconds(5);
    private static final Duration LENGTH = Duration.ofSeconds(200);

    private final Random random;
    private final Instant end;
    private final Deque<String> recent = new ArrayDeque<>();

    /// How the reports of one list come.
    private enum Course {
        IN_TIME,
        /// Answers before the list, which waits for it.
        FIRST,
        /// The list days after its answers, which wait in vain.
        IN_VAIN,
        /// Answers days later: they count if they arrive soon all the same.
        LATE,
        /// Several answers about each track, in another order than that of their times, some of one time.
        CONTRADICTED,
        /// Everything is reported again.
        TWICE,
        /// The list has a second page, which repeats the last track of the first.
        PAGED,
        /// Tracks that were not shown are answered, too.
        STRANGE
    }

    /// @param random decides who does what
    /// @param end nothing claims to be later
    ChaosLists(Random random, Instant end) {
        this.random = random;
        this.end = end;
    }

    /// Returns what a listener is shown after an event and does with it; mostly nothing.
    ///
    /// @param isAtHome whether the listener's records are read where they are learnt from
    List<Due> after(ListeningEvent event, boolean isAtHome) {
        remember(event.track());
        if (random.nextInt(EVERY) != 0) {
            return List.of();
        }
        Course drawn = Course.values()[random.nextInt(Course.values().length)];
        Instant at = event.at().orElseThrow().plusMillis(1);
        boolean waits = drawn == Course.FIRST || drawn == Course.IN_VAIN;
        boolean mayWait = isAtHome && at.isBefore(end.minus(LAST));
        return new OneList(event.user(), at, waits && !mayWait ? Course.IN_TIME : drawn, List.copyOf(recent)).reports();
    }

    private void remember(String track) {
        if (!track.isEmpty() && !recent.contains(track)) {
            recent.addFirst(track);
            if (recent.size() > MOST_TRACKS) {
                recent.removeLast();
            }
        }
    }

    /// The reports of one list.
    private final class OneList {

        private final String user;
        private final Instant at;
        private final Course course;
        private final List<String> tracks;
        private final String id = "0-%016x".formatted(random.nextLong());
        private final List<Due> due = new ArrayList<>();

        OneList(String user, Instant at, Course course, List<String> tracks) {
            this.user = user;
            this.at = at;
            this.course = course;
            this.tracks = tracks;
        }

        List<Due> reports() {
            show(tracks, 1);
            if (course == Course.PAGED) {
                show(List.of(tracks.getLast(), "second-page-1", "second-page-2"), tracks.size() + 1);
                answer("second-page-1");
            }
            if (course == Course.STRANGE) {
                answer("never-shown");
            }
            tracks.forEach(this::answer);
            if (course == Course.TWICE) {
                due.addAll(due.stream()
                        .map(one -> new Due(one.sendAtMillis() + 1_000, one.event()))
                        .toList());
            }
            return due;
        }

        private void show(List<String> shown, int rank) {
            long delaySeconds = switch (course) {
                case FIRST -> SECONDS + 1;
                case IN_VAIN -> Duration.ofDays(4 + random.nextInt(4)).toSeconds();
                case IN_TIME, LATE, CONTRADICTED, TWICE, PAGED, STRANGE -> 0;
            };
            Made made = new Made(
                    "mixed",
                    "chaos",
                    0,
                    shown.stream().map(_ -> random.nextFloat()).toList(),
                    FeatureBytes.NONE);
            due.add(new Due(
                    at.plusSeconds(delaySeconds).toEpochMilli(),
                    ListeningEvent.of(EventType.IMPRESSION, user, "", at)
                            .withEventId(eventId())
                            .withAnswer(new Answer(id, OptionalInt.of(rank)))
                            .withShown(shown, made)));
        }

        /// What comes of a track; nothing of every fourth.
        private void answer(String track) {
            int answers = course == Course.CONTRADICTED ? 1 + random.nextInt(3) : random.nextInt(4) == 0 ? 0 : 1;
            for (int i = 0; i < answers; i++) {
                Instant done = at.plusSeconds(1 + random.nextInt(course == Course.CONTRADICTED ? 3 : SECONDS));
                Instant late = course == Course.LATE ? done.plus(Duration.ofDays(1 + random.nextInt(12))) : done;
                Instant sent = course == Course.CONTRADICTED ? at.plusSeconds(1 + random.nextInt(SECONDS)) : late;
                if (late.isBefore(end)) {
                    due.add(new Due(sent.toEpochMilli(), answered(track, late, i)));
                }
            }
        }

        /// @param number of the answers about the track before: no two plays of it are of one time, for an old play is
        /// known by its time
        private ListeningEvent answered(String track, Instant done, int number) {
            ListeningEvent answer = switch (random.nextInt(8)) {
                case 0, 1 ->
                    event(EventType.PLAY, track, done.plusMillis(number)).withPlayback(new Playback(HEARD, LENGTH));
                case 2 -> event(EventType.PLAY, track, done).withPlayback(new Playback(LEFT, LENGTH));
                case 3 -> event(EventType.SKIP, track, done);
                case 4 -> event(EventType.LIKE, track, done);
                case 5 -> event(EventType.DISLIKE, track, done);
                case 6 -> event(EventType.UNLIKE, track, done);
                default -> event(EventType.RATING, track, done).withRating(new Rating(random.nextInt(1, 6), 1, 5));
            };
            return answer.withEventId(eventId()).withAnswer(new Answer(id, OptionalInt.empty()));
        }

        private ListeningEvent event(EventType type, String track, Instant done) {
            return ListeningEvent.of(type, user, track, done);
        }

        private String eventId() {
            return "list-%016x".formatted(random.nextLong());
        }
    }
}
