package dev.segue.cli;

import java.util.Optional;
import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine.IVersionProvider;

/// The answer to `--version`.
final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String segue = Optional.ofNullable(getClass().getPackage().getImplementationVersion())
                .orElse("(not from a jar)");
        return new String[] {
            "segue " + segue, "kafka " + AppInfoParser.getVersion(), "java " + Runtime.version(),
        };
    }
}
