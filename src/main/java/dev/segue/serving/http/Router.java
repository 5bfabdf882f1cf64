package dev.segue.serving.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the route of a request. Paths are split while they are still encoded, so that an id may hold a `/`.
///
/// @param routes all there are
record Router(List<Route> routes) {

    Router {
        routes = List.copyOf(routes);
    }

    /// What was found.
    sealed interface Found {

        /// Returns the template that fits the path, `unmatched` when none does.
        String template();
    }

    /// A route that takes the request.
    ///
    /// @param route the route
    /// @param ids the ids in the path, decoded
    record Matched(Route route, Map<String, String> ids) implements Found {

        @Override
        public String template() {
            return route.template();
        }
    }

    /// Nothing that takes it.
    ///
    /// @param template the template that fits the path, `unmatched` when none does
    /// @param problem why
    record Refused(String template, Problem problem) implements Found {}

    Found find(String method, String rawPath) {
        List<String> segments = Route.segmentsOf(rawPath);
        List<Route> fitting = routes.stream()
                .filter(route -> route.match(segments).isPresent())
                .toList();
        if (fitting.isEmpty()) {
            return new Refused("unmatched", ProblemCode.UNKNOWN_PATH.with("no such path; `/` names those there are"));
        }
        String effective = method.equals("HEAD") ? "GET" : method;
        return fitting.stream()
                .filter(route -> route.method().equals(effective))
                .findFirst()
                .map(route -> matched(route, segments))
                .orElseGet(() -> wrongMethod(fitting));
    }

    private static Found matched(Route route, List<String> segments) {
        Map<String, String> ids = new HashMap<>();
        for (var id : route.match(segments).orElseThrow().entrySet()) {
            var decoded = PercentCode.decode(id.getValue(), false);
            if (decoded.isEmpty()) {
                return new Refused(
                        route.template(),
                        ProblemCode.INVALID_ID.with(
                                "the %s id in the path is not percent-encoded UTF-8; write `%%` as `%%25`"
                                        .formatted(id.getKey())));
            }
            ids.put(id.getKey(), decoded.get());
        }
        return new Matched(route, ids);
    }

    private static Found wrongMethod(List<Route> fitting) {
        String allowed =
                String.join(", ", fitting.stream().map(Route::method).sorted().toList());
        Problem problem = ProblemCode.METHOD_NOT_ALLOWED.with("this path takes %s".formatted(allowed));
        return new Refused(fitting.getFirst().template(), problem.withHeader("Allow", allowed));
    }
}
