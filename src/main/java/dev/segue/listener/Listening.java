package dev.segue.listener;

import dev.segue.events.AddressedUpdate;
import dev.segue.events.Fingerprint;
import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Blocked;
import dev.segue.events.Interaction.Judged;
import dev.segue.events.Interaction.Played;
import dev.segue.events.Interaction.Preferred;
import dev.segue.events.Interaction.Shown;
import dev.segue.events.Interaction.Skipped;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackId;
import dev.segue.events.TrackUpdate;
import dev.segue.events.TrackUpdate.Count;
import dev.segue.events.TrackUpdate.Kind;
import dev.segue.events.TrackUpdate.Successor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What an interaction makes of a listener's rows, and what the owners of tracks must hear of it.
///
/// A pure function of its arguments: the same rows and the same interaction give the same result at any time, which is
/// what lets a crashed task do its work again. A play costs at most two updates over its life: its count at once, and
/// its successors later (see [PlayWindow]).
public final class Listening {

    private final long gapMillis;
    private final Predicate<TrackId> described;

    /// @param settings where sessions are cut
    /// @param described whether a track's artist and title are known already, so that an update need not carry them
    public Listening(ListenerSettings settings, Predicate<TrackId> described) {
        this.gapMillis = settings.sessionGap().toMillis();
        this.described = described;
    }

    /// Returns the rows after an interaction.
    ///
    /// @param taste the listener's row before
    /// @param known the row of the interaction's track before; ignored when the interaction has none
    public TasteChange apply(Taste taste, KnownTrack known, Interaction interaction) {
        return switch (interaction) {
            case Played played -> played(taste, known, played);
            case Skipped skipped -> skipped(taste, known, skipped);
            case Judged judged -> judged(taste, known, judged);
            case Blocked blocked -> unchanged(withBlock(taste, blocked));
            case Preferred preferred -> unchanged(taste.preferring(preferred.preferences()));
            case Shown _ -> unchanged(taste);
        };
    }

    /// Returns when, in event time, the latest session is over; 0 when there was none. It stays what it is when
    /// that end has been looked at: the caller schedules a session's end once.
    public long sessionEndsAtMillis(Taste taste) {
        return taste.open().isEmpty() ? 0 : taste.open().getLast().play().atMillis() + gapMillis + 1;
    }

    /// Returns the rows after the end of the session that was open at `clockMillis`, in event time; the same row when
    /// it has not ended yet.
    public TasteChange sessionEnded(Taste taste, long clockMillis) {
        if (clockMillis < sessionEndsAtMillis(taste)) {
            return unchanged(taste);
        }
        PlayWindow window = new PlayWindow(taste.open(), gapMillis);
        window.sendAll();
        Taste after = new Taste(
                taste.plays(),
                taste.recent(),
                window.open(),
                taste.unchunked(),
                taste.skips(),
                taste.blocks(),
                taste.deadlineMillis(),
                taste.preferences(),
                taste.judgements());
        return new TasteChange(after, Optional.empty(), window.updates(), Optional.empty());
    }

    /// Returns the row with another deadline.
    public static Taste withDeadline(Taste taste, long deadlineMillis) {
        return new Taste(
                taste.plays(),
                taste.recent(),
                taste.open(),
                taste.unchunked(),
                taste.skips(),
                taste.blocks(),
                deadlineMillis,
                taste.preferences(),
                taste.judgements());
    }

    private TasteChange played(Taste taste, KnownTrack known, Played played) {
        RecentPlay play = new RecentPlay(
                played.track().fingerprint(),
                Fingerprint.of(played.description().artist()),
                played.at().toEpochMilli(),
                Math.round(played.completion() * 100));
        PlayWindow window = new PlayWindow(taste.open(), gapMillis);
        long preceding = window.add(play, played.track());
        Count count = new Count(
                Kind.PLAY, !known.playedInTheDayBefore(play.atMillis()), known.plays() == 0, played.country());
        List<AddressedUpdate> updates = new ArrayList<>(window.updates().size() + 1);
        updates.add(new AddressedUpdate(
                played.track(),
                TrackUpdate.counting(play.atMillis(), count, describing(played.track(), played.description()))));
        updates.addAll(window.updates());
        List<RecentPlay> unchunked = appended(taste.unchunked(), play.withoutArtist());
        boolean full = unchunked.size() == Taste.CHUNK;
        Taste after = new Taste(
                taste.plays() + 1,
                withRecent(taste.recent(), play),
                window.open(),
                full ? List.of() : unchunked,
                taste.skips(),
                taste.blocks(),
                taste.deadlineMillis(),
                taste.preferences(),
                taste.judgements());
        return new TasteChange(
                after,
                Optional.of(known.played(play, preceding)),
                updates,
                full ? Optional.of(new HistoryChunk(taste.plays() / Taste.CHUNK, unchunked)) : Optional.empty());
    }

    private TasteChange skipped(Taste taste, KnownTrack known, Skipped skipped) {
        long atMillis = skipped.at().toEpochMilli();
        RecentSkip skip = new RecentSkip(
                skipped.track().fingerprint(),
                Fingerprint.of(skipped.description().artist()),
                atMillis);
        List<AddressedUpdate> updates = new ArrayList<>(2);
        updates.add(new AddressedUpdate(
                skipped.track(),
                TrackUpdate.counting(
                        atMillis,
                        new Count(Kind.SKIP, false, false),
                        describing(skipped.track(), skipped.description()))));
        precedingOf(taste, atMillis)
                .ifPresent(before -> updates.add(new AddressedUpdate(
                        before.id(),
                        TrackUpdate.following(
                                before.play().atMillis(), List.of(new Successor(skip.track(), 1, atMillis, true))))));
        Taste after = new Taste(
                taste.plays(),
                taste.recent(),
                taste.open(),
                taste.unchunked(),
                lastOf(appended(taste.skips(), skip), Taste.SKIPS),
                taste.blocks(),
                taste.deadlineMillis(),
                taste.preferences(),
                taste.judgements());
        return new TasteChange(after, Optional.of(known.skipped(skip.artist(), atMillis)), updates, Optional.empty());
    }

    private static TasteChange judged(Taste taste, KnownTrack known, Judged judged) {
        float strength = judged.strength();
        Kind kind = strength > 0 ? Kind.LIKE : strength < 0 ? Kind.DISLIKE : Kind.UNLIKE;
        TrackUpdate update =
                TrackUpdate.counting(judged.at().toEpochMilli(), new Count(kind, false, false), Optional.empty());
        return new TasteChange(
                withJudgement(taste, judged),
                Optional.of(known.judged(strength, judged.at().toEpochMilli())),
                List.of(new AddressedUpdate(judged.track(), update)),
                Optional.empty());
    }

    /// What was said last of a track stands, whatever was said before and when; a strength of 0 takes it back.
    private static Taste withJudgement(Taste taste, Judged judged) {
        long track = judged.track().fingerprint();
        long atMillis = judged.at().toEpochMilli();
        int percent = Math.round(judged.strength() * 100);
        List<RecentJudgement> judgements = new ArrayList<>(taste.judgements());
        judgements.removeIf(other -> other.track() == track);
        if (percent != 0) {
            int at = judgements.size();
            while (at > 0 && judgements.get(at - 1).atMillis() > atMillis) {
                at--;
            }
            judgements.add(at, new RecentJudgement(track, percent, atMillis));
        }
        return new Taste(
                taste.plays(),
                taste.recent(),
                taste.open(),
                taste.unchunked(),
                taste.skips(),
                taste.blocks(),
                taste.deadlineMillis(),
                taste.preferences(),
                lastOf(judgements, Taste.JUDGEMENTS));
    }

    private static Taste withBlock(Taste taste, Blocked blocked) {
        long fingerprint = Fingerprint.of(blocked.id());
        List<ActiveBlock> blocks = new ArrayList<>(taste.blocks());
        blocks.removeIf(block -> block.isAbout(blocked.kind(), fingerprint));
        if (!blocked.lifted()) {
            long until = blocked.until().map(t -> t.toEpochMilli()).orElse(ActiveBlock.FOR_GOOD);
            blocks.add(new ActiveBlock(blocked.kind(), fingerprint, until));
        }
        return new Taste(
                taste.plays(),
                taste.recent(),
                taste.open(),
                taste.unchunked(),
                taste.skips(),
                lastOf(blocks, Taste.BLOCKS),
                taste.deadlineMillis(),
                taste.preferences(),
                taste.judgements());
    }

    private Optional<OpenPlay> precedingOf(Taste taste, long atMillis) {
        for (OpenPlay play : taste.open().reversed()) {
            if (play.play().atMillis() <= atMillis) {
                return atMillis - play.play().atMillis() <= gapMillis ? Optional.of(play) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<Description> describing(TrackId track, Description description) {
        return description.isNone() || described.test(track) ? Optional.empty() : Optional.of(description);
    }

    private static List<RecentPlay> withRecent(List<RecentPlay> recent, RecentPlay play) {
        List<RecentPlay> sorted = new ArrayList<>(recent.size() + 1);
        sorted.addAll(recent);
        int at = sorted.size();
        while (at > 0 && sorted.get(at - 1).atMillis() > play.atMillis()) {
            at--;
        }
        sorted.add(at, play);
        int closed = sorted.size() - Taste.OPEN - 1;
        if (closed >= 0) {
            sorted.set(closed, sorted.get(closed).withoutArtist());
        }
        if (at < closed) {
            sorted.set(at, play.withoutArtist());
        }
        return lastOf(sorted, Taste.RECENT);
    }

    private static <T> List<T> appended(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list.size() + 1);
        longer.addAll(list);
        longer.add(last);
        return longer;
    }

    private static <T> List<T> lastOf(List<T> list, int most) {
        return list.size() <= most ? list : list.subList(list.size() - most, list.size());
    }

    private static TasteChange unchanged(Taste taste) {
        return new TasteChange(taste, Optional.empty(), List.of(), Optional.empty());
    }
}
