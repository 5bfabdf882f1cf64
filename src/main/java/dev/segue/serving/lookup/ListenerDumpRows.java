package dev.segue.serving.lookup;

import dev.segue.events.Preferences;
import dev.segue.intake.Ledger;
import dev.segue.listener.ActiveBlock;
import dev.segue.listener.HistoryChunk;
import dev.segue.listener.Impression;
import dev.segue.listener.KnownTrack;
import dev.segue.listener.OpenPlay;
import dev.segue.listener.Outcome;
import dev.segue.listener.RecentJudgement;
import dev.segue.listener.RecentPlay;
import dev.segue.listener.RecentSkip;
import dev.segue.listener.ShownTrack;
import dev.segue.listener.Taste;
import dev.segue.wire.StoreKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;

/// The listener room's rows as names and plain values. Artists are fingerprints; `0000000000000000` stands for none.
///
/// @param names how tracks are named
record ListenerDumpRows(DumpedTracks names) {

    /// What [Ledger#counts] returns, in its order.
    private static final List<String> COUNTS = List.of(
            "read",
            "accepted",
            "duplicate",
            "dead_lettered",
            "rerouted",
            "rerouted_in",
            "updates_sent",
            "updates_applied",
            "clock_ms",
            "swept_bucket",
            "offset");

    static Map<String, Object> user(Bytes key) {
        return Map.of("user", StoreKeys.idOf(key));
    }

    static Map<String, Object> userAndChunk(Bytes key) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("user", StoreKeys.leadingIdOf(key));
        named.put("chunk", StoreKeys.trailingNumberOf(key));
        return named;
    }

    Map<String, Object> userAndTrack(Bytes key, KnownTrack known) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("user", StoreKeys.leadingIdOf(key));
        named.putAll(names.of(known.track()));
        return named;
    }

    Map<String, Object> taste(Taste taste) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("plays", taste.plays());
        fields.put("deadline_ms", taste.deadlineMillis());
        fields.put("recent", plays(taste.recent()));
        fields.put("open", taste.open().stream().map(this::open).toList());
        fields.put("unchunked", plays(taste.unchunked()));
        fields.put("skips", taste.skips().stream().map(this::skip).toList());
        fields.put("blocks", taste.blocks().stream().map(this::block).toList());
        if (!taste.preferences().isNone()) {
            fields.put("preferences", preferences(taste.preferences()));
        }
        if (!taste.judgements().isEmpty()) {
            fields.put(
                    "judgements",
                    taste.judgements().stream().map(this::judgement).toList());
        }
        return fields;
    }

    private static Map<String, Object> preferences(Preferences said) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("genres", said.genres());
        fields.put("artists", said.artists());
        fields.put("features", said.features());
        return fields;
    }

    Map<String, Object> known(KnownTrack known) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("artist", DumpedTracks.hex(known.artist()));
        fields.put("plays", known.plays());
        fields.put("skips", known.skips());
        fields.put("verdict", lower(known.verdict()));
        fields.put("strength", known.strength());
        fields.put("last_at_ms", known.lastAtMillis());
        fields.put("previous_at_ms", known.previousAtMillis());
        fields.put("earlier_at_ms", known.earlierAtMillis());
        fields.put("first_at_ms", known.firstAtMillis());
        fields.put("last_skip_at_ms", known.lastSkipAtMillis());
        fields.put("preceded_by", DumpedTracks.hex(known.precededBy()));
        return fields;
    }

    Map<String, Object> chunk(HistoryChunk chunk) {
        return Map.of("plays", plays(chunk.plays()));
    }

    Map<String, Object> impression(Impression impression) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("recommendation_id", impression.recommendationId());
        fields.put("shown_at_ms", impression.shownAtMillis());
        fields.put("arrived_at_ms", impression.arrivedAtMillis());
        fields.put("mode", impression.mode());
        fields.put("variant", impression.variant());
        fields.put("generation", impression.generation());
        fields.put("closed", impression.closed());
        fields.put("feature_bytes", impression.features().length());
        fields.put("shown", impression.shown().stream().map(this::shown).toList());
        fields.put("outcomes", impression.outcomes().stream().map(this::outcome).toList());
        return fields;
    }

    private Map<String, Object> shown(ShownTrack shown) {
        Map<String, Object> fields = names.of(shown.track());
        fields.put("rank", shown.rank());
        fields.put("score", shown.score());
        fields.put("propensity", shown.propensity());
        return fields;
    }

    private Map<String, Object> outcome(Outcome outcome) {
        Map<String, Object> fields = names.of(outcome.track());
        fields.put("kind", lower(outcome.kind()));
        fields.put("at_ms", outcome.atMillis());
        return fields;
    }

    static Map<String, Object> ledger(Ledger ledger) {
        Map<String, Object> fields = new LinkedHashMap<>();
        long[] counts = ledger.counts();
        for (int i = 0; i < COUNTS.size(); i++) {
            fields.put(COUNTS.get(i), counts[i]);
        }
        long[] feedback = ledger.feedback();
        fields.put("tracks_shown", feedback[0]);
        for (Outcome.Kind kind : Outcome.Kind.values()) {
            fields.put("outcomes_" + lower(kind), feedback[1 + kind.code()]);
        }
        fields.put("balances", ledger.balances());
        return fields;
    }

    private List<Map<String, Object>> plays(List<RecentPlay> plays) {
        return plays.stream().map(this::play).toList();
    }

    private Map<String, Object> play(RecentPlay play) {
        return heard(names.of(play.track()), play);
    }

    private Map<String, Object> open(OpenPlay open) {
        Map<String, Object> fields = heard(names.of(open.id()), open.play());
        fields.put("paired", open.paired());
        return fields;
    }

    private static Map<String, Object> heard(Map<String, Object> named, RecentPlay play) {
        named.put("artist", DumpedTracks.hex(play.artist()));
        named.put("at_ms", play.atMillis());
        named.put("completion", play.completion());
        return named;
    }

    private Map<String, Object> skip(RecentSkip skip) {
        Map<String, Object> fields = names.of(skip.track());
        fields.put("artist", DumpedTracks.hex(skip.artist()));
        fields.put("at_ms", skip.atMillis());
        return fields;
    }

    private Map<String, Object> judgement(RecentJudgement judgement) {
        Map<String, Object> fields = names.of(judgement.track());
        fields.put("strength", judgement.strengthPercent() / 100.0);
        fields.put("at_ms", judgement.atMillis());
        return fields;
    }

    private Map<String, Object> block(ActiveBlock block) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", lower(block.kind()));
        fields.put("fingerprint", DumpedTracks.hex(block.fingerprint()));
        if (block.untilMillis() != ActiveBlock.FOR_GOOD) {
            fields.put("until_ms", block.untilMillis());
        }
        return fields;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
