package dev.segue.serving.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Why a request was not answered, as RFC 9457 has it.
///
/// @param code the kind, which fixes type, title and status
/// @param detail what is wrong with this request and what to change
/// @param errors the parts that are wrong, where there are several
/// @param headers further headers
record Problem(ProblemCode code, String detail, List<Part> errors, Map<String, String> headers) {

    Problem {
        errors = List.copyOf(errors);
        headers = Map.copyOf(headers);
    }

    static Problem of(ProblemCode code, String detail) {
        return new Problem(code, detail, List.of(), Map.of());
    }

    /// One thing that is wrong.
    ///
    /// @param index which event, from 0
    /// @param code its kind
    /// @param detail what to change
    record Part(int index, String code, String detail) {

        ObjectNode json() {
            return Json.object().put("index", index).put("code", code).put("detail", detail);
        }
    }

    Problem withErrors(List<Part> parts) {
        return new Problem(code, detail, parts, headers);
    }

    Problem withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(code, detail, new ArrayList<>(errors), more);
    }

    /// Returns the same problem with the whole seconds, one at least, after which to try again.
    Problem retryAfter(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return withHeader("Retry-After", Long.toString(seconds));
    }

    /// Returns the problem document of a request.
    ///
    /// @param instance the path that was asked for
    Reply reply(String instance) {
        ArrayNode parts = Json.array();
        errors.forEach(part -> parts.add(part.json()));
        ObjectNode body = Json.object()
                .put("type", "/problems/" + code.wireName())
                .put("title", code.title())
                .put("status", code.status())
                .put("detail", detail)
                .put("instance", instance)
                .put("code", code.wireName());
        body.set("errors", parts);
        return new Reply(code.status(), MediaTypes.PROBLEM, Json.bytes(body), headers);
    }
}
