package dev.segue.cli;

import dev.segue.app.Settings;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `segue topics tail TOPIC`: the committed records of a topic as they come, readable.
@Command(
        name = "tail",
        description = "Print the committed records of a topic as they come, until ^C. Avro is shown as JSON.")
final class TopicsTailCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Option(names = "--json", description = "One JSON object per line, with topic, partition, offset and headers.")
    private boolean json;

    @Option(names = "--from-beginning", description = "Begin with what is there already.")
    private boolean fromBeginning;

    @Option(names = "--max", paramLabel = "N", description = "Stop after N records.")
    private long max = Long.MAX_VALUE;

    @Parameters(paramLabel = "TOPIC", description = "Full name, or without the prefix: listening-events.")
    private String topic = "";

    @Override
    public Integer call() {
        Settings settings = kafka.load();
        KafkaAccess access = new KafkaAccess(settings);
        try (Consumer<byte[], byte[]> consumer = access.openConsumer();
                WriterSchemas schemas = new WriterSchemas(settings.streams().registryUrls())) {
            RecordPrinter printer = new RecordPrinter(
                    new RecordDecoder(schemas),
                    json ? RecordPrinter.Form.JSON : RecordPrinter.Form.TEXT,
                    spec.commandLine().getOut(),
                    spec.commandLine().getErr(),
                    max);
            if (max > 0) {
                new TopicReader(consumer, access.resolveTopic(consumer, topic)).follow(fromBeginning, printer);
            }
            return printer.undecoded() == 0 ? ExitStatus.OK : ExitStatus.PARTLY;
        }
    }
}
