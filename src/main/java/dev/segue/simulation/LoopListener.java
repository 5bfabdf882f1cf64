package dev.segue.simulation;

import dev.segue.events.ListeningEvent;
import dev.segue.events.ListeningEvent.Answer;
import dev.segue.simulation.LoopTally.Cell;
import dev.segue.simulation.Offers.Offer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A listener who is shown lists, session after session.
///
/// At two of three steps they look at a list, from the top: the rank `r` is seen with chance `r^-bend`, with a bend of
/// their own, and what they see tempts them with chance `appeal²`. The first track that tempts them is played, and left
/// early or heard as any other. When none does, and at the other steps, they choose for themselves as a [SessionWalk]
/// does. Not thread-safe.
final class LoopListener {

    private static final double OWN_CHOICE = 1 / 3.0;
    private static final double LIKED_ABOVE = 0.68;
    private static final double LIKE_CHANCE = 0.2;
    private static final double DISLIKED_BELOW = 0.42;
    private static final double DISLIKE_CHANCE = 0.12;
    private static final double KEEP_CHANCE = 0.1;
    private static final int OTHER_CHOICES = 4;
    private static final Duration BEGIN_WITHIN = Duration.ofMinutes(10);

    private final World world;
    private final LoopPlan plan;
    private final InventedListener before;
    private final InventedListener after;
    private final Dice dice;
    private final Reports reports;
    private final double bend;
    private final Tiredness tiredness = new Tiredness();
    private final LoopTally tally;
    private Library library;
    private int heardSinceChange;
    private @Nullable Session session;

    /// @param before who it is until the change
    /// @param after who it is from then on, with the same id
    /// @param dice all that they throw
    /// @param run what tells this run's events from any other's
    LoopListener(World world, LoopPlan plan, InventedListener before, InventedListener after, Dice dice, String run) {
        this.world = world;
        this.plan = plan;
        this.before = before;
        this.after = after;
        this.dice = dice;
        this.reports = new Reports(before, run);
        this.bend = dice.between(0.4, 1);
        this.tally = new LoopTally(plan.rounds());
        this.library = Library.broughtAlong(before, world.shelves(), dice);
    }

    LoopTally tally() {
        return tally;
    }

    /// Begins the session of a round.
    void begin(int round) {
        session = new Session(round);
    }

    /// Listens until a time, or until the session is over.
    ///
    /// @return whether the session goes on after that time
    boolean listenUntil(Instant until, Offers offers) {
        Session now = Objects.requireNonNull(session, "no session has begun");
        while (now.left > 0 && now.at.isBefore(until)) {
            now.step(offers);
        }
        return now.left > 0;
    }

    /// One session, step by step.
    private final class Session {

        private final int round;
        private final boolean changed;
        private final InventedListener listener;
        private final SessionWalk walk;
        private Instant at;
        private int left;
        private boolean skipped;

        Session(int round) {
            this.round = round;
            changed = round >= plan.changeAt();
            if (round == plan.changeAt()) {
                library = Library.broughtAlong(after, world.shelves(), dice);
            }
            at = plan.beginOf(round).plusMillis((long) (dice.uniform() * BEGIN_WITHIN.toMillis()));
            listener = (changed ? after : before).asOf(at);
            walk = new SessionWalk(listener, world, library, dice);
            left = 4 + dice.below(12);
        }

        /// One track: from a list, or of their own choice.
        void step(Offers offers) {
            Moment moment = new Moment(listener, walk.mood(), tiredness, at);
            Answer answer = dice.chance(OWN_CHOICE) ? Answer.NONE : lookAt(offers.to(moment), moment);
            boolean offered = answer.rank().isPresent();
            if (!offered) {
                ownChoice(walk, moment, skipped);
            }
            skipped = dice.chance(skipChance(moment, walk.track()));
            if (offered) {
                tally.round(round).heard(skipped);
                if (changed) {
                    tally.heardSinceChange(heardSinceChange).heard(skipped);
                }
            }
            at = hear(offers, moment, walk.track(), answer, skipped);
            heardSinceChange += changed ? 1 : 0;
            left--;
        }

        private Answer lookAt(Offer offer, Moment moment) {
            count(round, changed, offer);
            OptionalInt rank = choose(offer, moment);
            if (rank.isEmpty()) {
                return Answer.NONE;
            }
            walk.turnTo(world.shelves().track(offer.trackIds().get(rank.getAsInt() - 1)));
            return new Answer(offer.recommendationId(), rank);
        }
    }

    private void count(int round, boolean changed, Offer offer) {
        tally.round(round).shown();
        if (changed) {
            Cell cell = tally.heardSinceChange(heardSinceChange);
            cell.shown();
            cell.suits(suits(before, offer), suits(after, offer));
        }
    }

    private double suits(InventedListener listener, Offer offer) {
        return offer.trackIds().stream()
                .mapToDouble(id -> listener.appeal(world.shelves().track(id), listener.temperament()))
                .average()
                .orElse(0);
    }

    private OptionalInt choose(Offer offer, Moment moment) {
        for (int rank = 1; rank <= offer.trackIds().size(); rank++) {
            boolean seen = dice.chance(StrictMath.pow(rank, -bend));
            double appeal = moment.appeal(world.shelves().track(offer.trackIds().get(rank - 1)));
            if (seen && dice.chance(appeal * appeal)) {
                return OptionalInt.of(rank);
            }
        }
        return OptionalInt.empty();
    }

    private void ownChoice(SessionWalk walk, Moment moment, boolean skipped) {
        walk.step(skipped);
        for (int tries = 0; tries < OTHER_CHOICES && moment.isTiredOf(walk.track()); tries++) {
            walk.step(skipped);
        }
    }

    /// As [InventedListener#skipChance], with what tiredness has left of the appeal.
    private static double skipChance(Moment moment, InventedTrack track) {
        double patience = moment.listener().habits().patience();
        double missing = 1 - moment.appeal(track);
        return Math.clamp((2.8 - 2.2 * patience) * missing * missing, 0.01, 0.95);
    }

    /// Reports a track and what is thought of it, and returns when it is over.
    private Instant hear(Offers offers, Moment moment, InventedTrack track, Answer answer, boolean skipped) {
        double share = skipped ? dice.between(0.02, 0.4) : 1;
        Duration played =
                Duration.ofMillis(Math.max(1000, Math.round(track.duration().toMillis() * share)));
        List<ListeningEvent> events = new ArrayList<>();
        events.add(reports.heard(track, moment.at(), played, skipped).withAnswer(answer));
        judge(moment, track, moment.at().plus(played.dividedBy(2)), skipped)
                .ifPresent(event -> events.add(event.withAnswer(answer)));
        offers.report(events);
        tiredness.hears(track.id(), moment.at());
        return moment.at().plus(played).plusMillis(500 + dice.below(4000));
    }

    private Optional<ListeningEvent> judge(Moment moment, InventedTrack track, Instant at, boolean skipped) {
        double appeal = moment.listener().appeal(track, moment.mood());
        boolean liked = !skipped && appeal > LIKED_ABOVE;
        if (liked && dice.chance(KEEP_CHANCE)) {
            library.keep(track, dice);
        }
        boolean says =
                liked ? dice.chance(LIKE_CHANCE) : skipped && appeal < DISLIKED_BELOW && dice.chance(DISLIKE_CHANCE);
        return says && library.judge(track) ? Optional.of(reports.judged(track, at, liked)) : Optional.empty();
    }
}
