/// Segue over HTTP: one class per resource, on Helidon's virtual threads.
///
/// Start with [dev.segue.serving.http.Routes], the table of what is served. Resources see a
/// [dev.segue.serving.http.Request] and return a [dev.segue.serving.http.Reply]; only `HttpServer`, `Dispatcher` and
/// `EarlyErrors` know Helidon. The contract is `openapi.json`; a test holds it and the table together.
@NullMarked
package dev.segue.serving.http;

import org.jspecify.annotations.NullMarked;
