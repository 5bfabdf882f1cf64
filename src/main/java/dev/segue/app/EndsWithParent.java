package dev.segue.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Ends a child process when the process that started it is gone, however that ended: its standard input is a pipe
/// from there, which ends then. A trainer whose service was killed would promote in the name of nobody.
final class EndsWithParent {

    /// The JVM option with which a child does.
    static final String OPTION = "-Dsegue.ends-with-parent=true";

    private static final String PROPERTY = "segue.ends-with-parent";
    private static final int ORPHANED = 1;

    private EndsWithParent() {}

    /// Watches, in a process that was started with [#OPTION].
    static void watch() {
        if (Boolean.getBoolean(PROPERTY)) {
            watch(System.in, () -> Runtime.getRuntime().halt(ORPHANED));
        }
    }

    /// Reads until there is no more, in a thread of its own.
    static void watch(InputStream fromParent, Runnable end) {
        Thread.ofPlatform().name("parent").daemon().start(() -> {
            try {
                fromParent.transferTo(OutputStream.nullOutputStream());
            } catch (IOException _) {
                // A pipe that breaks has ended.
            }
            end.run();
        });
    }
}
