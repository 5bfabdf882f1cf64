package dev.segue.app;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line of a JVM that runs another command of this program.
public final class ChildJvm {

    private ChildJvm() {}

    /// Returns it.
    ///
    /// @param jvm options of its JVM
    /// @param arguments the command and its options
    public static List<String> command(List<String> jvm, List<String> arguments) {
        List<String> all = new ArrayList<>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        all.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        all.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        all.addAll(classCache());
        all.addAll(jvm);
        all.addAll(List.of("-cp", System.getProperty("java.class.path"), Segue.class.getName()));
        all.addAll(arguments);
        return all;
    }

    /// What the launcher has given this process to start quicker: a child loads the same classes.
    private static List<String> classCache() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:AOTCache=") || argument.startsWith("-Xlog:"))
                .toList();
    }
}
