package dev.segue.serving.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes every request from Helidon, has its route answer it, sends and measures the answer.
final class Dispatcher implements Handler {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private static final Duration[] BUCKETS =
            IntStream.of(1, 5, 20, 100, 500, 2000).mapToObj(Duration::ofMillis).toArray(Duration[]::new);

    private final HttpSettings settings;
    private final Router router;
    private final MeterRegistry registry;
    private final Semaphore inFlight;
    private final BodyBudget bodies;
    private final ScheduledExecutorService timer;
    private volatile boolean stopping;

    /// @param timer ends bodies that take too long
    Dispatcher(HttpSettings settings, Router router, MeterRegistry registry, ScheduledExecutorService timer) {
        this.settings = settings;
        this.router = router;
        this.registry = registry;
        this.timer = timer;
        this.inFlight = new Semaphore(settings.maxConcurrentRequests());
        this.bodies = new BodyBudget(settings.bodyBudgetBytes());
        Gauge.builder("segue.http.body.bytes", bodies, BodyBudget::taken)
                .description("Bytes of request bodies that are held in memory")
                .register(registry);
    }

    /// Refuses new requests from now on.
    void refuse() {
        stopping = true;
    }

    /// Refuses new requests and waits until those under way are answered, or time is up.
    ///
    /// @return whether all were answered
    boolean drain(Duration timeout) throws InterruptedException {
        stopping = true;
        return inFlight.tryAcquire(settings.maxConcurrentRequests(), timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        ClientClock clock = TimedConnection.currentClock();
        clock.requestBegins();
        try (BodyBudget.Part part = bodies.part()) {
            answer(request, response, part);
        } finally {
            clock.requestEnds();
        }
    }

    private void answer(ServerRequest request, ServerResponse response, BodyBudget.Part part) {
        Timer.Sample sample = Timer.start(registry);
        String path = request.prologue().uriPath().rawPath();
        Router.Found found = router.find(request.prologue().method().text(), path);
        boolean admitted = !stopping && inFlight.tryAcquire();
        try {
            Reply reply = admitted
                    ? answer(found, request, part, path)
                    : busy().reply(path).with("Connection", "close");
            if (admitted && reply.isLive()) {
                inFlight.release();
                admitted = false;
            }
            boolean withBody = !request.prologue().method().equals(Method.HEAD);
            sendMeasured(response, reply, withBody, found.template(), sample);
        } finally {
            if (admitted) {
                inFlight.release();
            }
        }
    }

    private void sendMeasured(
            ServerResponse response, Reply reply, boolean withBody, String template, Timer.Sample sample) {
        if (reply.isLive()) {
            measure(sample, template, reply);
            send(response, reply, withBody);
            return;
        }
        try {
            send(response, reply, withBody);
        } finally {
            measure(sample, template, reply);
        }
    }

    private void measure(Timer.Sample sample, String template, Reply reply) {
        sample.stop(Timer.builder("segue.http.request.duration")
                .description("Time from the head of a request to the end of its answer")
                .tag("route", template)
                .tag("status", Integer.toString(reply.status()))
                .serviceLevelObjectives(BUCKETS)
                .register(registry));
    }

    private Problem busy() {
        Problem problem = stopping
                ? ProblemCode.STOPPING.with("the server is stopping and takes no more requests")
                : ProblemCode.OVERLOADED.with("%d requests are being answered, which is the most at once"
                        .formatted(settings.maxConcurrentRequests()));
        return problem.retryAfter(Duration.ofSeconds(1));
    }

    private Reply answer(Router.Found found, ServerRequest request, BodyBudget.Part part, String path) {
        return switch (found) {
            case Router.Refused refused -> refused.problem().reply(path);
            case Router.Matched(var route, var ids) -> {
                try {
                    yield route.resource().answer(read(route, ids, request, part));
                } catch (ProblemException e) {
                    yield e.problem().reply(path);
                } catch (RuntimeException e) {
                    yield internal(e, route).reply(path);
                }
            }
        };
    }

    private Request read(Route route, Map<String, String> ids, ServerRequest request, BodyBudget.Part part) {
        Parameters query = Parameters.ofQuery(request.prologue().query().rawValue());
        query.requireKnown(route.parameters());
        String rawQuery = request.prologue().query().rawValue();
        String path = request.prologue().uriPath().rawPath();
        return new Request(
                request.prologue().method().text(),
                rawQuery.isEmpty() ? path : path + '?' + rawQuery,
                ids,
                query,
                name -> request.headers().first(HeaderNames.create(name)),
                new BoundedBody(request, settings, part, timer));
    }

    private static void send(ServerResponse response, Reply reply, boolean withBody) {
        response.status(Status.create(reply.status()));
        response.header(HeaderNames.CONTENT_TYPE, reply.contentType());
        reply.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
        if (withBody && reply.stream().isPresent()) {
            reply.stream().get().accept(response.outputStream());
        } else {
            response.send(reply.body());
        }
    }

    private static Problem internal(RuntimeException e, Route route) {
        String id = UUID.randomUUID().toString();
        LOG.error("{} {} failed; error {}", route.method(), route.template(), id, e);
        return ProblemCode.INTERNAL.with("the request failed here; the server's log has the cause under error " + id);
    }
}
