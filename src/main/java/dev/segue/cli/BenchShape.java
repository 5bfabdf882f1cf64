package dev.segue.cli;

/// How large a bench is.
///
/// @param events how many plays a round streams
/// @param users how many listeners there are
/// @param tracks how many tracks there are
/// @param partitions partitions of the topics
record BenchShape(int events, int users, int tracks, int partitions) {

    BenchShape {
        require("--events", events, 1_000);
        require("--users", users, 1);
        require("--tracks", tracks, 1);
        require("--partitions", partitions, 1);
    }

    private static void require(String option, int value, int least) {
        if (value < least) {
            throw new CommandFailure(
                    ExitStatus.USAGE, "%s must be %d or more but was %d".formatted(option, least, value));
        }
    }
}
