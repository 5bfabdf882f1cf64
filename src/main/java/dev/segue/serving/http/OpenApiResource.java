package dev.segue.serving.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/// The contract, as it was checked in.
final class OpenApiResource implements Resource {

    private final Reply reply = new Reply(200, MediaTypes.JSON, read(), Map.of());

    @Override
    public Reply answer(Request request) {
        return reply;
    }

    private static byte[] read() {
        try (InputStream in = OpenApiResource.class.getResourceAsStream("/openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json is missing from the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.json cannot be read", e);
        }
    }
}
