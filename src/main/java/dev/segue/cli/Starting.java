package dev.segue.cli;

import dev.segue.app.LoadedSettings;
import dev.segue.app.Process;
import dev.segue.app.Settings;
import dev.segue.serving.http.PortInUse;
import dev.segue.topology.ClusterCheck.WrongClusterException;
import dev.segue.topology.TopicAdmin.KafkaUnreachableException;
import dev.segue.topology.TopicAdmin.WrongTopicException;
import dev.segue.wire.RegistryUnreachable;
import java.util.function.Function;

/// Starts a process, with what can go wrong as one line and an exit code.
final class Starting {

    private Starting() {}

    static Process process(Settings settings) {
        return process(settings, Process::start);
    }

    /// Starts a process; where nobody has set how many partitions there are, it takes as many as the cluster has.
    static Process process(LoadedSettings loaded) {
        return process(loaded.settings(), loaded.isSet(Settings.PARTITIONS) ? Process::start : Process::join);
    }

    private static Process process(Settings settings, Function<Settings, Process> start) {
        try {
            return start.apply(settings);
        } catch (PortInUse taken) {
            throw new CommandFailure(
                    ExitStatus.FAILED,
                    "port %d is in use; choose another with --port"
                            .formatted(settings.http().port()),
                    taken);
        } catch (WrongTopicException | WrongClusterException wrong) {
            throw new CommandFailure(ExitStatus.FAILED, String.valueOf(wrong.getMessage()), wrong);
        } catch (KafkaUnreachableException unreachable) {
            throw new CommandFailure(
                    ExitStatus.KAFKA_UNREACHABLE,
                    "Kafka at %s cannot be reached: %s"
                            .formatted(settings.streams().bootstrapServers(), unreachable.getMessage()),
                    unreachable);
        } catch (RegistryUnreachable unreachable) {
            throw new CommandFailure(
                    ExitStatus.FAILED,
                    "the schema registry at %s cannot be reached; is it running?"
                            .formatted(settings.streams().registryUrls()),
                    unreachable);
        }
    }
}
