package dev.segue.cli;

import java.util.concurrent.CountDownLatch;

/// Closes what a command has started, once: on ^C or SIGTERM, or when the command itself fails.
final class Stopping {

    private Stopping() {}

    /// Returns after the process was told to stop and everything is closed.
    static void await(AutoCloseable started) {
        onSignal(started).await();
    }

    /// Closes at ^C or SIGTERM.
    static Hook onSignal(AutoCloseable started) {
        Hook hook = new Hook(started);
        Runtime.getRuntime().addShutdownHook(hook.thread);
        return hook;
    }

    /// What is closed when the process stops.
    static final class Hook {

        private final AutoCloseable started;
        private final CountDownLatch closed = new CountDownLatch(1);
        private final Thread thread;

        private Hook(AutoCloseable started) {
            this.started = started;
            this.thread = Thread.ofPlatform().name("stop").unstarted(this::closeAndExit);
        }

        /// Waits for the signal, and until everything is closed.
        void await() {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /// Closes without a signal.
        void closeNow() {
            try {
                if (Runtime.getRuntime().removeShutdownHook(thread)) {
                    close();
                }
            } catch (IllegalStateException stopping) {
                await();
            }
        }

        /// A stop that was asked for and went well is no failure, whatever the signal's number.
        private void closeAndExit() {
            close();
            Runtime.getRuntime().halt(ExitStatus.OK);
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
    }
}
