package dev.segue.wire;

import dev.segue.events.Interaction.BlockKind;
import dev.segue.events.Preferences;
import dev.segue.events.TrackId;
import dev.segue.intake.Ledger;
import dev.segue.listener.ActiveBlock;
import dev.segue.listener.HistoryChunk;
import dev.segue.listener.KnownTrack;
import dev.segue.listener.OpenPlay;
import dev.segue.listener.RecentJudgement;
import dev.segue.listener.RecentPlay;
import dev.segue.listener.RecentSkip;
import dev.segue.listener.Taste;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;

/// The binary form of the listener room's rows. A recent play takes about 13 bytes, an open one 20 and its id.
///
/// Times are written as differences to the time before them, in milliseconds.
public final class ListenerRows {

    private static final int VERSION = 1;
    private static final int TASTE_VERSION = 2;
    private static final int KNOWN_VERSION = 2;
    private static final int LEDGER_VERSION = 2;
    /// An octet cannot be negative.
    private static final int STRENGTH_FROM = 100;
    /// Stands before a play that is written out; other numbers count from the end of the recent plays, from 1.
    private static final int WRITTEN_OUT = 0;
    private static final EnumCodes<BlockKind> BLOCK_KINDS =
            new EnumCodes<>(BlockKind.class, List.of(BlockKind.TRACK, BlockKind.ARTIST));

    private ListenerRows() {}

    /// Returns the serde of `listener-taste`.
    public static Serde<Taste> taste() {
        return new RowSerde<>(ListenerRows::write, ListenerRows::readTaste);
    }

    /// Returns the serde of `listener-tracks`; the fingerprint of the track is in the key and in the row.
    public static Serde<KnownTrack> knownTrack() {
        return new RowSerde<>(ListenerRows::write, ListenerRows::readKnownTrack);
    }

    /// Returns the serde of `listener-history`.
    public static Serde<HistoryChunk> historyChunk() {
        return new RowSerde<>(ListenerRows::write, ListenerRows::readChunk);
    }

    /// Returns the serde of `listener-ledger` and `track-ledger`.
    public static Serde<Ledger> ledger() {
        return new RowSerde<>(ListenerRows::write, ListenerRows::readLedger);
    }

    private static byte[] write(Taste taste) {
        RowWriter row =
                new RowWriter(TASTE_VERSION, 900).unsigned(taste.plays()).signed(taste.deadlineMillis());
        writePlays(row, taste.recent());
        writeUnchunked(row, taste);
        row.unsigned(taste.open().size());
        for (OpenPlay open : taste.open()) {
            row.text(open.id().value()).fixed64(open.play().artist()).octet(open.paired());
        }
        row.unsigned(taste.skips().size());
        long before = 0;
        for (RecentSkip skip : taste.skips()) {
            row.fixed64(skip.track()).fixed64(skip.artist()).signed(skip.atMillis() - before);
            before = skip.atMillis();
        }
        row.unsigned(taste.blocks().size());
        for (ActiveBlock block : taste.blocks()) {
            row.octet(BLOCK_KINDS.codeOf(block.kind()))
                    .fixed64(block.fingerprint())
                    .signed(block.untilMillis());
        }
        boolean judges = !taste.judgements().isEmpty();
        if (judges || !taste.preferences().isNone()) {
            write(row, taste.preferences(), judges);
        }
        if (judges) {
            writeJudgements(row, taste.judgements());
        }
        return row.bytes();
    }

    /// At the end of the row of whoever has said some: the rows of others are as they were before there were any.
    ///
    /// @param followed whether something comes after them, so that nothing may be left out
    private static void write(RowWriter row, Preferences said, boolean followed) {
        row.unsigned(said.genres().size());
        said.genres().forEach(row::text);
        row.unsigned(said.artists().size());
        said.artists().forEach(row::text);
        row.unsigned(said.features().size());
        said.features().forEach((name, value) -> row.text(name).float64(value));
        if (followed || !said.country().isEmpty()) {
            row.text(said.country());
        }
    }

    private static void writeJudgements(RowWriter row, List<RecentJudgement> judgements) {
        row.unsigned(judgements.size());
        long before = 0;
        for (RecentJudgement judgement : judgements) {
            row.fixed64(judgement.track())
                    .octet(judgement.strengthPercent() + STRENGTH_FROM)
                    .signed(judgement.atMillis() - before);
            before = judgement.atMillis();
        }
    }

    private static List<RecentJudgement> readJudgements(RowReader row) {
        if (!row.hasMore()) {
            return List.of();
        }
        int count = row.count();
        List<RecentJudgement> judgements = new ArrayList<>(count);
        long at = 0;
        for (int i = 0; i < count; i++) {
            long track = row.fixed64();
            int strength = row.octet() - STRENGTH_FROM;
            at += row.signed();
            judgements.add(new RecentJudgement(track, strength, at));
        }
        return judgements;
    }

    private static Preferences readPreferences(RowReader row) {
        if (!row.hasMore()) {
            return Preferences.NONE;
        }
        List<String> genres = readTexts(row);
        List<String> artists = readTexts(row);
        Map<String, Double> features = new TreeMap<>();
        for (int left = row.count(); left > 0; left--) {
            features.put(row.text(), row.float64());
        }
        return new Preferences(genres, artists, features, row.hasMore() ? row.text() : "");
    }

    private static List<String> readTexts(RowReader row) {
        int count = row.count();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(row.text());
        }
        return texts;
    }

    private static Taste readTaste(byte[] bytes) {
        RowReader row = new RowReader(bytes, TASTE_VERSION, "taste");
        long plays = row.unsigned();
        long deadline = row.signed();
        List<RecentPlay> recent = readPlays(row);
        List<RecentPlay> unchunked = readUnchunked(row, recent);
        int opens = row.count();
        List<OpenPlay> open = new ArrayList<>(opens);
        for (int i = recent.size() - opens; i < recent.size(); i++) {
            TrackId id = new TrackId(row.text());
            RecentPlay closed = recent.get(i);
            RecentPlay play = new RecentPlay(closed.track(), row.fixed64(), closed.atMillis(), closed.completion());
            recent.set(i, play);
            open.add(new OpenPlay(play, id, row.octet()));
        }
        return new Taste(
                plays,
                recent,
                open,
                unchunked,
                readSkips(row),
                readBlocks(row),
                deadline,
                readPreferences(row),
                readJudgements(row));
    }

    private static List<RecentSkip> readSkips(RowReader row) {
        int count = row.count();
        List<RecentSkip> skips = new ArrayList<>(count);
        long at = 0;
        for (int i = 0; i < count; i++) {
            long track = row.fixed64();
            long artist = row.fixed64();
            at += row.signed();
            skips.add(new RecentSkip(track, artist, at));
        }
        return skips;
    }

    private static List<ActiveBlock> readBlocks(RowReader row) {
        int count = row.count();
        List<ActiveBlock> blocks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            blocks.add(new ActiveBlock(BLOCK_KINDS.constantOf(row.octet()), row.fixed64(), row.signed()));
        }
        return blocks;
    }

    private static void writePlays(RowWriter row, List<RecentPlay> plays) {
        row.unsigned(plays.size());
        long before = 0;
        for (RecentPlay play : plays) {
            row.fixed64(play.track()).signed(play.atMillis() - before).octet(play.completion());
            before = play.atMillis();
        }
    }

    private static List<RecentPlay> readPlays(RowReader row) {
        int count = row.count();
        List<RecentPlay> plays = new ArrayList<>(count);
        long at = 0;
        for (int i = 0; i < count; i++) {
            long track = row.fixed64();
            at += row.signed();
            plays.add(new RecentPlay(track, 0, at, row.octet()));
        }
        return plays;
    }

    /// Nearly all plays that are in no chunk yet are among the recent ones too: one byte each instead of thirteen.
    private static void writeUnchunked(RowWriter row, Taste taste) {
        row.unsigned(taste.unchunked().size());
        for (RecentPlay play : taste.unchunked()) {
            int fromEnd = placeFromEnd(taste.recent(), play);
            row.unsigned(fromEnd);
            if (fromEnd == WRITTEN_OUT) {
                row.fixed64(play.track()).signed(play.atMillis()).octet(play.completion());
            }
        }
    }

    private static int placeFromEnd(List<RecentPlay> recent, RecentPlay play) {
        for (int at = recent.size() - 1; at >= 0; at--) {
            RecentPlay same = recent.get(at);
            if (same.atMillis() == play.atMillis()
                    && same.track() == play.track()
                    && same.completion() == play.completion()) {
                return recent.size() - at;
            }
        }
        return WRITTEN_OUT;
    }

    private static List<RecentPlay> readUnchunked(RowReader row, List<RecentPlay> recent) {
        int count = row.count();
        List<RecentPlay> plays = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int fromEnd = row.count();
            plays.add(
                    fromEnd == WRITTEN_OUT
                            ? new RecentPlay(row.fixed64(), 0, row.signed(), row.octet())
                            : recent.get(recent.size() - fromEnd));
        }
        return plays;
    }

    /// When a track was judged is written only where it was.
    private static byte[] write(KnownTrack known) {
        long last = known.lastAtMillis();
        RowWriter row = new RowWriter(KNOWN_VERSION, 64)
                .fixed64(known.track())
                .fixed64(known.artist())
                .fixed64(known.precededBy())
                .unsigned(known.plays())
                .unsigned(known.skips())
                .octet(known.strengthPercent() + STRENGTH_FROM);
        if (known.strengthPercent() != 0) {
            row.signed(known.judgedAtMillis());
        }
        return row.signed(last)
                .signed(last - known.previousAtMillis())
                .signed(last - known.earlierAtMillis())
                .signed(last - known.firstAtMillis())
                .signed(known.lastSkipAtMillis())
                .bytes();
    }

    private static KnownTrack readKnownTrack(byte[] bytes) {
        RowReader row = new RowReader(bytes, KNOWN_VERSION, "known track");
        long track = row.fixed64();
        long artist = row.fixed64();
        long precededBy = row.fixed64();
        int plays = row.count();
        int skips = row.count();
        int strength = row.octet() - STRENGTH_FROM;
        long judgedAt = strength == 0 ? 0 : row.signed();
        long last = row.signed();
        return new KnownTrack(
                track,
                artist,
                plays,
                skips,
                strength,
                judgedAt,
                last,
                last - row.signed(),
                last - row.signed(),
                last - row.signed(),
                row.signed(),
                precededBy);
    }

    private static byte[] write(HistoryChunk chunk) {
        RowWriter row = new RowWriter(VERSION, 256).unsigned(chunk.number());
        writePlays(row, chunk.plays());
        return row.bytes();
    }

    private static HistoryChunk readChunk(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION, "history");
        return new HistoryChunk(row.unsigned(), readPlays(row));
    }

    private static byte[] write(Ledger ledger) {
        RowWriter row = new RowWriter(LEDGER_VERSION, 64);
        for (long count : ledger.counts()) {
            row.signed(count);
        }
        row.unsigned(ledger.partitions());
        for (int i = 0; i < ledger.partitions(); i++) {
            row.signed(ledger.reroutedTo(i)).signed(ledger.reroutedFrom(i));
        }
        for (long count : ledger.feedback()) {
            row.signed(count);
        }
        return row.bytes();
    }

    private static Ledger readLedger(byte[] bytes) {
        RowReader row = new RowReader(bytes, LEDGER_VERSION, "ledger");
        long[] counts = new long[11];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = row.signed();
        }
        int partitions = row.count();
        long[] to = new long[partitions];
        long[] from = new long[partitions];
        for (int i = 0; i < partitions; i++) {
            to[i] = row.signed();
            from[i] = row.signed();
        }
        long[] feedback = new long[Ledger.FEEDBACK];
        for (int i = 0; i < feedback.length; i++) {
            feedback[i] = row.signed();
        }
        return Ledger.of(counts, to, from).withFeedback(feedback);
    }
}
