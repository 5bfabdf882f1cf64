package dev.segue.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Somebody else's program with its libraries, fetched by Maven and compiled for the JDK that it needs.
///
/// @param jdk where that JDK is
/// @param classPath of the program
record Peer(Path jdk, String classPath) {

    /// Fetches and compiles a peer.
    ///
    /// @param sources the folder of its `pom.xml` and of its one source
    /// @param target what is made goes there
    static Peer built(Path sources, String source, Path target, Path jdk) throws IOException, InterruptedException {
        Path classes = Files.createDirectories(target.toAbsolutePath());
        Path libraries = classes.resolve("libraries.txt");
        if (!Files.exists(libraries)) {
            new Child(
                            List.of(
                                    "mvn",
                                    "-q",
                                    "-B",
                                    "-f",
                                    sources.resolve("pom.xml").toString(),
                                    "-Dmdep.outputFile=" + libraries,
                                    "dependency:build-classpath"),
                            Map.of())
                    .run();
        }
        String found = Files.readString(libraries).strip();
        new Child(
                        List.of(
                                jdk.resolve("bin", "javac").toString(),
                                "-nowarn",
                                "-proc:none",
                                "-d",
                                classes.toString(),
                                "-cp",
                                found,
                                sources.resolve(source).toString()),
                        Map.of())
                .run();
        return new Peer(jdk, classes + ":" + found);
    }

    /// Returns a main class of the peer as a process.
    Child child(List<String> options, String main, List<String> arguments) {
        return Child.java(jdk, options, classPath, main, arguments);
    }
}
