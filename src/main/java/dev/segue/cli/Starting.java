package dev.segue.cli;

import dev.segue.app.Process;
import dev.segue.app.Settings;
import dev.segue.serving.http.PortInUse;
import dev.segue.topology.ClusterCheck.WrongClusterException;
import dev.segue.topology.TopicAdmin.KafkaUnreachableException;
import dev.segue.topology.TopicAdmin.WrongTopicException;
import dev.segue.wire.RegistryUnreachable;

/// Starts a process, with what can go wrong as one line and an exit code.
final class Starting {

    private Starting() {}

    static Process process(Settings settings) {
        try {
            return Process.start(settings);
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
