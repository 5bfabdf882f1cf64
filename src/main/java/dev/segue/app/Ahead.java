package dev.segue.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// Something that takes a while and needs nobody else, begun in the background before it is wanted: at a start
/// most time goes by waiting for brokers.
///
/// @param <T> what comes of it
public final class Ahead<T> {

    private final CompletableFuture<T> work = new CompletableFuture<>();

    private Ahead(String name, Supplier<T> work) {
        Thread.ofPlatform().name(name).daemon().start(() -> this.work.completeAsync(work, Runnable::run));
    }

    /// Begins it, in a thread of that name.
    ///
    /// @param <T> what comes of it
    public static <T> Ahead<T> begin(String name, Supplier<T> work) {
        return new Ahead<>(name, work);
    }

    /// Waits for it, and throws what it has thrown.
    public T get() {
        try {
            return work.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
