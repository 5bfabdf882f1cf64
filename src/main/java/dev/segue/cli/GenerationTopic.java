package dev.segue.cli;

import dev.segue.app.Settings;
import dev.segue.events.OfGeneration;
import dev.segue.topology.Topics;
import dev.segue.topology.model.GenerationShelf;
import dev.segue.topology.model.GenerationShelf.Packed;
import dev.segue.training.PackedGeneration;
import dev.segue.wire.GenerationRows;
import dev.segue.wire.GenerationRows.Serving;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// The topic of trained generations, as those who promote see it.
///
/// Everything that one promotion writes is one transaction, and whoever begins later ends the one of whoever began
/// before: nobody ever reads half of it, and of two who promote at a time one fails. Rows that belong to no generation
/// that is whole, and can only come from somewhere else, are taken back by the next promotion in its transaction.
public final class GenerationTopic implements AutoCloseable {

    private static final Serving STREAM = new Serving(0, 0, 0);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String topic;
    private final Producer<byte[], byte[]> producer;
    private final GenerationShelf shelf = new GenerationShelf();
    private final Map<Integer, PackedGeneration> sound = new TreeMap<>();
    private Optional<String> faultOfServing = Optional.empty();

    /// @param producer writes to the topic; closed with this
    GenerationTopic(String topic, Producer<byte[], byte[]> producer) {
        this.topic = topic;
        this.producer = producer;
    }

    private static Producer<byte[], byte[]> writer(Settings settings, String topic) {
        Properties config = new Properties();
        config.putAll(settings.kafkaOverrides());
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.streams().bootstrapServers());
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic + "-writer");
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) PATIENCE.toMillis());
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// Opens the topic to write to, and reads all that is in it.
    public static GenerationTopic open(Settings settings) {
        return read(settings, true);
    }

    /// Opens the topic to look at, and reads all that is in it: who promotes meanwhile is not disturbed.
    static GenerationTopic look(Settings settings) {
        return read(settings, false);
    }

    private static GenerationTopic read(Settings settings, boolean writes) {
        KafkaAccess access = new KafkaAccess(settings);
        try (Consumer<byte[], byte[]> consumer = access.openConsumer()) {
            String name =
                    access.resolveTopic(consumer, new Topics(settings.streams().topicPrefix()).modelGenerations());
            GenerationTopic opened = new GenerationTopic(name, writer(settings, name));
            if (writes) {
                opened.producer.initTransactions();
            }
            new TopicReader(consumer, name).readAll(record -> {
                opened.take(new String(record.key(), StandardCharsets.UTF_8), record.value());
                return true;
            });
            return opened;
        } catch (KafkaException refused) {
            throw new CommandFailure(
                    ExitStatus.FAILED, "the generations cannot be read: " + Failures.reason(refused), refused);
        }
    }

    /// Returns which generation serves, and which served before. In the place of one that is not sound, which
    /// no process serves, it is the one before.
    public Serving serving() {
        Serving said = pointer();
        return said.serving() == STREAM.serving() || sound.containsKey(said.serving())
                ? said
                : new Serving(said.before(), said.before(), said.highest());
    }

    /// @throws CommandFailure when it was said in a row that does not read: who takes that for nothing would take back
    /// what serves
    private Serving pointer() {
        faultOfServing.ifPresent(fault -> {
            throw new CommandFailure(
                    ExitStatus.FAILED,
                    "which generation serves cannot be read in %s (%s); nothing was changed".formatted(topic, fault));
        });
        return shelf.serving().orElse(STREAM);
    }

    /// Returns a generation that is there whole and sound; empty for the one that was learnt from the stream alone.
    Optional<PackedGeneration> packed(int generation) {
        return Optional.ofNullable(sound.get(generation));
    }

    /// Writes a generation and makes it serve; one that is there already, and sound, is not written again.
    ///
    /// @return its number
    public int promote(PackedGeneration generation) {
        Serving now = serving();
        Optional<Integer> known = shelf.heads().entrySet().stream()
                .filter(head -> sound.containsKey(head.getKey()))
                .filter(head -> head.getValue().name().equals(generation.name()))
                .map(Map.Entry::getKey)
                .findFirst();
        int number = known.orElseGet(() -> nextAfter(now));
        Set<Integer> kept = known.isPresent() ? sound.keySet() : Set.of(now.serving());
        inTransaction(() -> {
            shelf.standing().forEach((other, keys) -> {
                if (!kept.contains(other)) {
                    keys.forEach(key -> send(key, null));
                }
            });
            if (known.isEmpty()) {
                GenerationRows.rows(number, generation.name(), generation.files())
                        .forEach(this::send);
            }
            if (number != pointer().serving()) {
                send(
                        GenerationRows.SERVING,
                        GenerationRows.write(new Serving(number, now.serving(), Math.max(number, now.highest()))));
            }
        });
        return number;
    }

    /// Makes the generation serve that served before.
    ///
    /// @return its number
    public int rollBack() {
        Serving now = pointer();
        if (now.before() == now.serving()) {
            throw new CommandFailure(ExitStatus.FAILED, "no other generation has served before: nothing to go back to");
        }
        inTransaction(() -> send(GenerationRows.SERVING, GenerationRows.write(now.turned())));
        return now.before();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(10));
    }

    /// Takes in a row of the topic.
    void take(String key, byte @Nullable [] value) {
        boolean says = key.equals(GenerationRows.SERVING);
        try {
            Optional<Packed> whole = shelf.put(key, value);
            if (whole.isPresent()) {
                take(whole.get());
            }
            faultOfServing = says ? Optional.empty() : faultOfServing;
        } catch (RuntimeException | IOException unsound) {
            faultOfServing = says ? Optional.of(Failures.reason(unsound)) : faultOfServing;
            System.err.printf("row %s of %s is passed over: %s%n", key, topic, Failures.reason(unsound));
        }
    }

    private void take(Packed whole) throws IOException {
        PackedGeneration generation = new PackedGeneration(
                "generation %d in %s".formatted(whole.generation(), topic), whole.name(), whole.files());
        var _ = generation.open(); // which reads all of it
        sound.put(whole.generation(), generation);
    }

    /// Returns a number that was never given, in the place that does not serve. Who reads along passes over what has a
    /// lower number than any row before it.
    private int nextAfter(Serving now) {
        int highest = shelf.standing().keySet().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        int next = Math.max(highest, now.highest()) + 1;
        return OfGeneration.laneOf(next) == OfGeneration.laneOf(now.serving()) ? next + 1 : next;
    }

    private void inTransaction(Runnable writing) {
        try {
            producer.beginTransaction();
            writing.run();
            producer.commitTransaction();
        } catch (ProducerFencedException another) {
            throw new CommandFailure(
                    ExitStatus.FAILED, "somebody else promotes at this moment; nothing was changed", another);
        } catch (KafkaException refused) {
            abort(refused);
            throw new CommandFailure(
                    ExitStatus.FAILED,
                    "Kafka did not take the generation, nothing was changed: " + Failures.reason(refused),
                    refused);
        }
    }

    private void abort(KafkaException because) {
        try {
            producer.abortTransaction();
        } catch (KafkaException again) {
            because.addSuppressed(again);
        }
    }

    private void send(String key, byte @Nullable [] value) {
        // What fails is thrown by the commit.
        var _ = producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
    }
}
