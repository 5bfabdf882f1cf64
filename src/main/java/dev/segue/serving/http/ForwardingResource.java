package dev.segue.serving.http;

import dev.segue.serving.Peer;
import dev.segue.serving.Peers.Place;
import dev.segue.serving.RecommendationQuery;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Answers requests about a listener wherever they arrive: here if the listener's state is here, else by the
/// process that owns it; failing that from a replica, here or elsewhere. Where nobody can, it is tried again
/// for a moment, since a copy that passes from one process or thread to another is nobody's for less than that;
/// failing that 503 with `Retry-After`, as this process has it.
///
/// A request that has been passed on is answered here or not at all.
///
/// @param places who holds the state that a request is about
/// @param client asks other processes
/// @param here answers from this process's own state
/// @param tries how often a copy that nobody has is asked for again, twenty times a second
/// @param waiting as many requests may wait at once; when stores are restored for minutes, most are told so at once
record ForwardingResource(
        Function<Request, Place> places, PeerClient client, ListenerResource here, int tries, Semaphore waiting)
        implements Resource {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);
    private static final int TRIES = 15;
    private static final int MOST_WAITING = 64;

    private static final int UNAVAILABLE = 503;
    private static final Set<String> PASSED_ON = Set.of("cache-control", "etag", "retry-after", "vary");

    static ForwardingResource of(Function<Request, Place> places, PeerClient client, ListenerResource here) {
        return new ForwardingResource(places, client, here, TRIES, new Semaphore(MOST_WAITING));
    }

    @Override
    public Reply answer(Request request) {
        if (request.header(PeerClient.HOP).isPresent()) {
            return here.answer(request, true);
        }
        Request again = request.withBodyKept();
        return once(again).or(() -> inAMoment(again)).orElseGet(() -> here.answer(again, true));
    }

    private Optional<Reply> inAMoment(Request request) {
        if (!waiting.tryAcquire()) {
            return Optional.empty();
        }
        try {
            Optional<Reply> reply = Optional.empty();
            for (int i = 0; i < tries && reply.isEmpty(); i++) {
                Thread.sleep(BETWEEN_TRIES);
                reply = once(request);
            }
            return reply;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            waiting.release();
        }
    }

    private Optional<Reply> once(Request request) {
        Place place = places.apply(request);
        if (place.here()) {
            Optional<Reply> own = hereIfAny(request, false);
            if (own.isPresent()) {
                return own;
            }
            place = places.apply(request);
        }
        List<Peer> standbys = place.standbys();
        return place.owner()
                .flatMap(owner -> thereIfAny(owner, request))
                .or(() -> hereIfAny(request, true))
                .or(() -> firstOf(standbys, request));
    }

    private Optional<Reply> firstOf(List<Peer> standbys, Request request) {
        return standbys.stream()
                .map(standby -> thereIfAny(standby, request))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Reply> hereIfAny(Request request, boolean standbyToo) {
        try {
            return Optional.of(here.answer(request, standbyToo));
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.STATE_MOVING) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<Reply> thereIfAny(Peer peer, Request request) {
        return client.ask(peer, request, request.body().read(), patienceOf(request))
                .filter(answer -> answer.statusCode() != UNAVAILABLE)
                .map(ForwardingResource::reply);
    }

    /// A question may wait for as long as it says; what a body says is not looked into.
    private static Duration patienceOf(Request request) {
        return request.method().equals("POST")
                ? RecommendationQuery.MAX_PATIENCE
                : ListParameters.patience(request.query());
    }

    private static Reply reply(HttpResponse<byte[]> answer) {
        Map<String, String> headers = new HashMap<>();
        answer.headers().map().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (PASSED_ON.contains(lower) || lower.startsWith("segue-")) {
                headers.put(name, values.getFirst());
            }
        });
        String type = answer.headers().firstValue("Content-Type").orElse(MediaTypes.JSON);
        return new Reply(answer.statusCode(), type, answer.body(), headers);
    }
}
