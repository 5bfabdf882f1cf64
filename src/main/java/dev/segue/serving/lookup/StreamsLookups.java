package dev.segue.serving.lookup;

import dev.segue.events.FeatureBytes;
import dev.segue.events.Fingerprint;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.RecommendationId;
import dev.segue.events.TrackId;
import dev.segue.intake.Ledger;
import dev.segue.listener.ListenerView;
import dev.segue.ranking.GivenOrder;
import dev.segue.ranking.Learnt;
import dev.segue.ranking.Model;
import dev.segue.ranking.RankRequest;
import dev.segue.ranking.Ranked;
import dev.segue.ranking.Recommender;
import dev.segue.ranking.Recorded;
import dev.segue.ranking.SimilarTracks;
import dev.segue.ranking.TrendingRequest;
import dev.segue.ranking.TrendingTracks;
import dev.segue.serving.Answer;
import dev.segue.serving.Freshness;
import dev.segue.serving.Lookups;
import dev.segue.serving.OrderQuery;
import dev.segue.serving.OrderedTracks;
import dev.segue.serving.Position;
import dev.segue.serving.Readiness;
import dev.segue.serving.RecommendationList;
import dev.segue.serving.RecommendationQuery;
import dev.segue.serving.Revision;
import dev.segue.serving.ShownList;
import dev.segue.serving.SimilarList;
import dev.segue.serving.TasteProfile;
import dev.segue.serving.Tolerance;
import dev.segue.serving.TrendingList;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/// Answers from this process's stores and model.
public final class StreamsLookups implements Lookups {

    private static final String VARIANT = "default";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final LocalStores stores;
    private final Model model;
    private final Recommender recommender;
    private final SimilarTracks similar;
    private final InputPartitions partitions;
    private final LogEnds logEnds;
    private final Supplier<Readiness> readiness;
    private final LongSupplier nanoClock;
    private final double featureShare;
    private final ReadYourWrites readYourWrites;
    private final Answers answers;

    /// @param stores the rows of this process
    /// @param model what this process holds of the model
    /// @param recommender the ranking
    /// @param partitions the input partitions
    /// @param lags knows how far copies are behind the log
    /// @param readiness how far the stores are
    /// @param nanoClock for waiting, in nanoseconds from any start
    /// @param featureShare of the lists recorded as shown, how many keep their features, from 0 to 1
    public StreamsLookups(
            LocalStores stores,
            Model model,
            Recommender recommender,
            InputPartitions partitions,
            LagMonitor lags,
            Supplier<Readiness> readiness,
            LongSupplier nanoClock,
            double featureShare) {
        this.stores = stores;
        this.model = model;
        this.recommender = recommender;
        this.similar = recommender.similarIn(model);
        this.partitions = partitions;
        this.logEnds = lags.ends();
        this.readiness = readiness;
        this.nanoClock = nanoClock;
        this.featureShare = featureShare;
        this.readYourWrites = new ReadYourWrites(stores, nanoClock);
        this.answers = new Answers(model);
    }

    @Override
    public Answer<RecommendationList> recommend(RecommendationQuery query, Tolerance tolerance) {
        return about(
                query.listener(),
                query.after(),
                query.patience(),
                tolerance,
                (copy, view) -> rank(query, partitions.of(query.listener().value()), copy.ledger(), view));
    }

    @Override
    public Answer<OrderedTracks> order(OrderQuery query, Tolerance tolerance) {
        return about(
                query.listener(),
                query.after(),
                query.patience(),
                tolerance,
                (copy, view) -> rank(query, partitions.of(query.listener().value()), copy.ledger(), view));
    }

    /// Answers about a listener, known or not.
    private <T> Answer<T> about(
            ListenerId listener,
            Optional<Position> after,
            Duration patience,
            Tolerance tolerance,
            BiFunction<PartitionCopy, ListenerView, T> answer) {
        return waited(
                listener,
                after,
                patience,
                tolerance,
                copy -> Optional.of(answer.apply(copy, copy.view(listener.value()))));
    }

    /// Reads the state of a listener once it includes a position, or as it is when that takes too long.
    private <T> Answer<T> waited(
            ListenerId listener,
            Optional<Position> after,
            Duration patience,
            Tolerance tolerance,
            Function<PartitionCopy, Optional<T>> reading) {
        OptionalInt missing = partitions.missingOf(after.orElse(Position.NONE));
        if (missing.isPresent()) {
            return new Answer.NoSuchPartition<>(missing.getAsInt(), partitions.count());
        }
        int partition = partitions.of(listener.value());
        boolean reached =
                after.isEmpty() || readYourWrites.await(after.get(), partition, tolerance.standby(), patience);
        return read(partition, tolerance, !reached, reading);
    }

    @Override
    public Optional<Revision> revision(ListenerId listener) {
        try {
            return stores.copy(partitions.of(listener.value()), false)
                    .map(copy -> new Revision(
                            copy.taste(listener.value()).hashCode(),
                            copy.ledger().offset()));
        } catch (InvalidStateStoreException moved) {
            return Optional.empty();
        }
    }

    @Override
    public Answer<SimilarList> similar(TrackId track, SimilarList.By by, int limit) {
        long fingerprint = model.resolve(track).fingerprint();
        if (model.idOf(fingerprint).isEmpty()) {
            return new Answer.NotFound<>("nothing is known of track %s".formatted(track.value()));
        }
        Learnt learnt = model.learnt();
        List<SimilarList.Item> items = similar.to(fingerprint, byOf(by), limit, learnt).stream()
                .map(item -> new SimilarList.Item(
                        item.id(), item.score(), item.source().wireName()))
                .toList();
        return Answer.found(new SimilarList(track, clock(), learnt.generation(), items));
    }

    private static SimilarTracks.By byOf(SimilarList.By by) {
        return switch (by) {
            case COLISTENS -> SimilarTracks.By.COLISTENS;
            case FACTORS -> SimilarTracks.By.FACTORS;
            case CONTENT -> SimilarTracks.By.CONTENT;
            case BLEND -> SimilarTracks.By.BLEND;
        };
    }

    @Override
    public Answer<TrendingList> trending(TrendingRequest request) {
        Instant at = clock();
        return new TrendingTracks(model)
                .of(request, at)
                .map(tracks -> Answer.found(new TrendingList(
                        at,
                        tracks.stream()
                                .map(track -> new TrendingList.Item(track.id(), track.score()))
                                .toList())))
                .orElseGet(() -> new Answer.NotFound<>("no track of the catalog is of genre %s"
                        .formatted(request.genre().orElse(""))));
    }

    @Override
    public Answer<TasteProfile> taste(
            ListenerId listener, Optional<Position> after, Duration patience, Tolerance tolerance) {
        int partition = partitions.of(listener.value());
        Answer<TasteProfile> found = waited(listener, after, patience, tolerance, copy -> {
            ListenerView view = copy.view(listener.value());
            return view.taste().isNew() && view.tracks().isEmpty()
                    ? Optional.empty()
                    : Optional.of(answers.taste(listener, view, positionOf(partition, copy.ledger())));
        });
        return found instanceof Answer.NotFound<TasteProfile>
                ? new Answer.NotFound<>("nothing is known of user %s".formatted(listener.value()))
                : found;
    }

    @Override
    public Answer<ShownList> shown(RecommendationId id, Tolerance tolerance) {
        Answer<ShownList> found = id.partition() >= partitions.count()
                ? new Answer.NotFound<>("")
                : read(
                        id.partition(),
                        tolerance,
                        false,
                        copy -> copy.shown(Fingerprint.of(id.text()))
                                .map(row -> answers.shown(row.user(), row.impression())));
        return found instanceof Answer.NotFound<ShownList>
                ? new Answer.NotFound<>("nothing is known of list %s: it was not recorded as shown, or is forgotten"
                        .formatted(id.text()))
                : found;
    }

    @Override
    public Answer<dev.segue.serving.Ledger> ledger() {
        List<dev.segue.serving.Ledger.Line> lines = new ArrayList<>();
        for (int partition = 0; partition < partitions.count(); partition++) {
            Optional<Ledger> listener = stores.ledger(partition, false);
            Optional<Ledger> track = stores.trackLedger(partition);
            if (listener.isPresent() || track.isPresent()) {
                lines.add(line(partition, listener, track));
            }
        }
        return lines.isEmpty() ? moving() : Answer.found(new dev.segue.serving.Ledger(lines, partitions.count()));
    }

    @Override
    public Readiness readiness() {
        return readiness.get();
    }

    @Override
    public Optional<Description> describe(TrackId track) {
        Description description = model.descriptionOf(track.fingerprint());
        return description.isNone() ? Optional.empty() : Optional.of(description);
    }

    private RecommendationList rank(RecommendationQuery query, int partition, Ledger ledger, ListenerView view) {
        Instant at = Instant.ofEpochMilli(ledger.clockMillis());
        RankRequest request = RankRequests.of(query, at, recommender.usualDiversity());
        ListenerView heard = RankRequests.heard(view, query, at);
        String name = nameOf(query.listener(), partition);
        Recorded recorded = query.recorded() && keepsFeatures(name)
                ? recommender.record(heard, model, request)
                : new Recorded(recommender.rank(heard, model, request), FeatureBytes.NONE);
        Ranked ranked = recorded.ranked();
        return new RecommendationList(
                name,
                query.listener(),
                query.mode(),
                request.diversity(),
                at,
                ranked.coldStart(),
                VARIANT,
                ranked.generation(),
                positionOf(partition, ledger),
                answers.items(ranked, query.seeds().isEmpty()),
                new RecommendationList.Pool(
                        ranked.candidates(), ranked.candidates() - ranked.excluded(), ranked.excluded()),
                recorded.features());
    }

    private OrderedTracks rank(OrderQuery query, int partition, Ledger ledger, ListenerView view) {
        Instant at = Instant.ofEpochMilli(ledger.clockMillis());
        GivenOrder order = recommender.rank(view, model, query.tracks(), at);
        return new OrderedTracks(
                nameOf(query.listener(), partition),
                query.listener(),
                at,
                view.taste().isNew() && view.tracks().isEmpty(),
                VARIANT,
                order.generation(),
                positionOf(partition, ledger),
                answers.ordered(order.candidates()));
    }

    /// Lists are drawn by their names, so that every listener's have the same chance.
    private boolean keepsFeatures(String recommendationId) {
        return (Fingerprint.of(recommendationId) >>> 11) * 0x1.0p-53 < featureShare;
    }

    private String nameOf(ListenerId listener, int partition) {
        long name = Fingerprint.of(listener.value() + '|' + nanoClock.getAsLong());
        return new RecommendationId(partition, name).text();
    }

    /// Reads one copy of a partition, the owner's if it is here, with its lag; the state may have gone further
    /// meanwhile.
    private <T> Answer<T> read(
            int partition, Tolerance tolerance, boolean stale, Function<PartitionCopy, Optional<T>> reading) {
        try {
            Optional<PartitionCopy> copy = stores.copy(partition, tolerance.standby());
            if (copy.isEmpty()) {
                return moving();
            }
            Optional<Duration> lag = logEnds.lag(partition, copy.get().ledger().offset());
            if (!tolerance.allows(lag)) {
                return tooFarBehind(lag);
            }
            Optional<T> found = reading.apply(copy.get());
            return found.isPresent()
                    ? new Answer.Found<>(
                            found.get(), new Freshness(stale, copy.get().copy(), lag))
                    : new Answer.NotFound<>("");
        } catch (InvalidStateStoreException moved) {
            return moving();
        }
    }

    /// Returns the model clock: the greatest of this process's copies.
    public Instant clock() {
        long latest = 0;
        for (int partition = 0; partition < partitions.count(); partition++) {
            latest = Math.max(
                    latest,
                    stores.ledger(partition, true).map(Ledger::clockMillis).orElse(0L));
        }
        return Instant.ofEpochMilli(latest);
    }

    private static Position positionOf(int partition, Ledger ledger) {
        return ledger.offset() < 0 ? Position.NONE : Position.of(Map.of(partition, ledger.offset()));
    }

    /// The two rooms of a partition may be in two processes.
    private static dev.segue.serving.Ledger.Line line(
            int partition, Optional<Ledger> listener, Optional<Ledger> track) {
        return new dev.segue.serving.Ledger.Line(
                partition,
                listener.map(StreamsLookups::counts),
                track.map(applied -> OptionalLong.of(applied.updatesApplied())).orElse(OptionalLong.empty()));
    }

    private static dev.segue.serving.Ledger.Counts counts(Ledger ledger) {
        long[] counts = ledger.counts();
        return new dev.segue.serving.Ledger.Counts(
                counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], ledger.updatesSent());
    }

    private static <T> Answer<T> moving() {
        return new Answer.Moving<>("the store of this listener is being restored or is changing hands", RETRY_AFTER);
    }

    private static <T> Answer<T> tooFarBehind(Optional<Duration> lag) {
        String behind = lag.map(time -> "is %d ms behind the log".formatted(time.toMillis()))
                .orElse("is behind the log for a time that is not known");
        return new Answer.Moving<>(
                "the copy that can be read %s, more than max_lag_ms allows".formatted(behind), RETRY_AFTER);
    }
}
