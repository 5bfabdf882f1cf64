package dev.segue.cli;

import dev.segue.app.Settings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `segue dead-letters list`: the newest records that could not be used, and why.
@Command(name = "list", description = "Print the newest records that could not be used, and why.")
final class DeadLettersListCommand implements Callable<Integer> {

    private static final String TOPIC = "dead-letters";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(names = "--max", paramLabel = "N", description = "At most N, the newest. Default: ${DEFAULT-VALUE}.")
    private int max = 100;

    @Override
    public Integer call() {
        Settings settings = kafka.load();
        KafkaAccess access = new KafkaAccess(settings);
        try (Consumer<byte[], byte[]> consumer = access.openConsumer();
                WriterSchemas schemas = new WriterSchemas(settings.streams().registryUrls())) {
            String topic = access.resolveTopic(consumer, TOPIC);
            DeadLetterList list = new DeadLetterList(topic, max);
            new TopicReader(consumer, topic).readAll(list);
            return print(list, new RecordDecoder(schemas));
        }
    }

    private int print(DeadLetterList list, RecordDecoder decoder) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        int undecoded = json ? list.printJson(decoder, out) : list.printTable(decoder, out, err);
        if (undecoded > 0) {
            err.println("%d of them cannot be decoded; is the registry right (--registry)?".formatted(undecoded));
        }
        out.flush();
        err.flush();
        return undecoded == 0 ? ExitStatus.OK : ExitStatus.PARTLY;
    }
}
