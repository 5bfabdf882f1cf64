package dev.segue.cli;

import java.nio.file.Path;
import org.apache.kafka.common.utils.Exit;

/// What is said when the embedded broker gives up, which ends the process: a broker that cannot write to its only log
/// folder halts, so that it acknowledges nothing that it has not kept.
final class EndOfBroker {

    private EndOfBroker() {}

    /// From now on, a broker that gives up leaves one line and an exit code.
    static void reportedFor(Path dir) {
        Exit.setExitProcedure((_, _) -> end(dir));
        Exit.setHaltProcedure((_, _) -> end(dir));
    }

    private static void end(Path dir) {
        System.err.println("\nsegue: the broker can no longer write to %s (a full disk?) and has ended; ".formatted(dir)
                + "what was acknowledged is kept: free some space, start again, and it goes on where it was");
        Runtime.getRuntime().halt(ExitStatus.FAILED);
    }
}
