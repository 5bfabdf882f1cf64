package dev.segue.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `segue models rollback`: a running service goes back to the generation that served before.
@Command(
        name = "rollback",
        description = "Have a running service go back to the generation that served before, as it was left. Done twice,"
                + " it is as if nothing had been done.")
final class ModelsRollbackCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        try (GenerationTopic topic = GenerationTopic.open(kafka.load())) {
            int before = topic.serving().serving();
            int serving = topic.rollBack();
            out.println("generation %d serves in the place of generation %d".formatted(serving, before));
        }
        out.flush();
    }
}
