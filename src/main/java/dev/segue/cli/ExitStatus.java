package dev.segue.cli;

import picocli.CommandLine.ExitCode;

/// What a command's exit code says.
final class ExitStatus {

    /// All was done.
    static final int OK = ExitCode.OK;

    /// Nothing, or not what was asked for, was done.
    static final int FAILED = ExitCode.SOFTWARE;

    /// The command line or a setting is wrong.
    static final int USAGE = ExitCode.USAGE;

    /// Some of it was done; standard error says what was not.
    static final int PARTLY = 3;

    /// Kafka cannot be reached.
    static final int KAFKA_UNREACHABLE = 4;

    private ExitStatus() {}
}
