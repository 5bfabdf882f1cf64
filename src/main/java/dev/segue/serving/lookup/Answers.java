package dev.segue.serving.lookup;

import dev.segue.events.Interaction.BlockKind;
import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import dev.segue.learning.ranker.Prospect;
import dev.segue.listener.ActiveBlock;
import dev.segue.listener.Impression;
import dev.segue.listener.KnownTrack;
import dev.segue.listener.KnownTrack.Verdict;
import dev.segue.listener.ListenerView;
import dev.segue.listener.RecentPlay;
import dev.segue.listener.RecentSkip;
import dev.segue.listener.ShownTrack;
import dev.segue.ranking.Model;
import dev.segue.ranking.PackedFeatures;
import dev.segue.ranking.Ranked;
import dev.segue.ranking.Ranked.RankedTrack;
import dev.segue.ranking.RankedCandidate;
import dev.segue.serving.OrderedTracks;
import dev.segue.serving.Position;
import dev.segue.serving.Reason;
import dev.segue.serving.RecommendationList.Chances;
import dev.segue.serving.RecommendationList.Item;
import dev.segue.serving.ShownList;
import dev.segue.serving.TasteProfile;
import dev.segue.serving.TasteProfile.Block;
import dev.segue.serving.TasteProfile.Heard;
import dev.segue.serving.TasteProfile.Judgement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Turns rows and rankings into what the API says, with ids and names instead of fingerprints.
final class Answers {

    private final Model model;

    Answers(Model model) {
        this.model = model;
    }

    /// @param foreseen whether the list was made from what the listener did, and from nothing else
    List<Item> items(Ranked ranked, boolean foreseen) {
        return ranked.tracks().stream()
                .map(track -> item(track, foreseen ? chances(track) : Optional.empty()))
                .toList();
    }

    List<OrderedTracks.Item> ordered(List<RankedCandidate> candidates) {
        return candidates.stream()
                .map(candidate -> new OrderedTracks.Item(
                        candidate.id(),
                        candidate.standing(),
                        candidate.ranked().map(track -> item(track, Optional.empty()))))
                .toList();
    }

    TasteProfile taste(ListenerId listener, ListenerView view, Position position) {
        List<Heard> heard = new ArrayList<>();
        for (RecentPlay play : view.taste().recent()) {
            heard.add(new Heard(idOf(play.track()), Instant.ofEpochMilli(play.atMillis()), false));
        }
        for (RecentSkip skip : view.taste().skips()) {
            heard.add(new Heard(idOf(skip.track()), Instant.ofEpochMilli(skip.atMillis()), true));
        }
        heard.sort(Comparator.comparing(Heard::at).reversed());
        Optional<Instant> last = heard.isEmpty()
                ? Optional.empty()
                : Optional.of(heard.getFirst().at());
        return new TasteProfile(
                listener,
                view.taste().plays(),
                last,
                position,
                heard,
                judgements(view),
                blocks(view),
                view.taste().preferences());
    }

    ShownList shown(String user, Impression impression) {
        Optional<PackedFeatures> features = PackedFeatures.read(impression.features());
        List<ShownList.Item> items = new ArrayList<>();
        for (int place = 0; place < impression.shown().size(); place++) {
            ShownTrack track = impression.shown().get(place);
            int row = place;
            items.add(new ShownList.Item(
                    idOf(track.track()),
                    track.rank(),
                    track.score(),
                    track.propensity(),
                    impression.fateOf(track.track()),
                    impression.outcomeOf(track.track()).map(outcome -> Instant.ofEpochMilli(outcome.atMillis())),
                    features.filter(packed -> row < packed.size())
                            .map(packed -> packed.contributions(row, track.score()))
                            .orElse(List.of())));
        }
        items.sort(Comparator.comparingInt(ShownList.Item::rank));
        return new ShownList(
                impression.recommendationId(),
                new ListenerId(user),
                Instant.ofEpochMilli(impression.shownAtMillis()),
                impression.mode(),
                impression.variant(),
                impression.generation(),
                impression.closed(),
                items);
    }

    private static Optional<Chances> chances(RankedTrack track) {
        return track.prospect()
                .filter(Prospect::settled)
                .map(prospect -> new Chances(prospect.completed(), prospect.skipped()));
    }

    private Item item(RankedTrack track, Optional<Chances> chances) {
        List<Reason> reasons =
                track.reasons().stream().map(reason -> reason(track, reason)).toList();
        return new Item(track.id(), track.score(), track.source().wireName(), reasons, chances);
    }

    private Reason reason(RankedTrack track, Ranked.Reason reason) {
        Reason.Code code = Reason.Code.valueOf(reason.code().toUpperCase(Locale.ROOT));
        String subject = switch (code.subjectKind()) {
            case TRACK -> model.idOf(reason.track()).map(TrackId::value).orElse("");
            case ARTIST -> model.descriptionOf(track.fingerprint()).artist();
            case ALBUM -> model.descriptionOf(track.fingerprint()).album();
            case WORD -> reason.said();
            case GENRE, NONE -> "";
        };
        return new Reason(code, subject, reason.weight());
    }

    private List<Judgement> judgements(ListenerView view) {
        List<Judgement> judgements = new ArrayList<>();
        for (KnownTrack known : view.tracks()) {
            if (known.verdict() != Verdict.NONE) {
                judgements.add(new Judgement(
                        idOf(known.track()), known.strength(), Instant.ofEpochMilli(known.judgedAtMillis())));
            }
        }
        judgements.sort(Comparator.comparing(Judgement::at).reversed());
        return judgements;
    }

    private List<Block> blocks(ListenerView view) {
        List<Block> blocks = new ArrayList<>();
        for (ActiveBlock block : view.taste().blocks()) {
            boolean track = block.kind() == BlockKind.TRACK;
            Optional<Instant> until = block.untilMillis() == ActiveBlock.FOR_GOOD
                    ? Optional.empty()
                    : Optional.of(Instant.ofEpochMilli(block.untilMillis()));
            String id = track ? idOf(block.fingerprint()).value() : artistOf(block.fingerprint());
            blocks.add(new Block(track ? "track" : "artist", id, until));
        }
        return blocks;
    }

    private TrackId idOf(long track) {
        return model.idOf(track).orElseGet(() -> new TrackId(unnamed(track)));
    }

    private String artistOf(long artist) {
        return model.artistOf(artist).orElseGet(() -> unnamed(artist));
    }

    private static String unnamed(long fingerprint) {
        return "fingerprint:%016x".formatted(fingerprint);
    }
}
