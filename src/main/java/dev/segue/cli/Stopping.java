package dev.segue.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/// Closes what a command has started, once: on ^C or SIGTERM, or when it cannot go on.
final class Stopping {

    private Stopping() {}

    /// Closes at ^C or SIGTERM.
    static Hook onSignal(AutoCloseable started) {
        Hook hook = new Hook(started);
        Runtime.getRuntime().addShutdownHook(hook.thread);
        return hook;
    }

    /// What is closed when the process stops. Whoever is first closes it and decides the exit code; all others wait for
    /// the end of the process, so that what fails because of the stop is not reported as a failure.
    static final class Hook {

        private final AutoCloseable started;
        private final AtomicBoolean begun = new AtomicBoolean();
        private final CountDownLatch closed = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Thread thread;

        private Hook(AutoCloseable started) {
            this.started = started;
            this.thread = Thread.ofPlatform().name("stop").unstarted(this::closeAndExit);
        }

        /// Waits for the end of the process.
        void await() {
            await(ended);
        }

        /// Closes without a signal, and returns when all is closed.
        void closeNow() {
            if (begun.compareAndSet(false, true)) {
                close();
            } else {
                await();
            }
        }

        /// Says why, closes, and ends the process.
        void stop(CommandFailure reason) {
            if (begun.compareAndSet(false, true)) {
                System.err.println("\nsegue: " + reason.getMessage());
                close();
                Runtime.getRuntime().halt(reason.exitStatus());
            }
        }

        /// A stop that was asked for and went well is no failure, whatever the signal's number. When another one has
        /// begun, the process must not end before everything is closed.
        private void closeAndExit() {
            if (begun.compareAndSet(false, true)) {
                close();
                Runtime.getRuntime().halt(ExitStatus.OK);
            } else {
                await(closed);
            }
        }

        private void close() {
            try {
                started.close();
            } catch (Exception e) {
                System.err.println("segue: stopping failed: " + e.getMessage());
            } finally {
                closed.countDown();
            }
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
