package dev.segue.topology;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/// What the brokers must be told of the group when it is they who assign: with the streams protocol the number of
/// replicas is a config of the group, not of its members.
public final class GroupProtocol {

    private static final String STANDBYS = "streams.num.standby.replicas";
    private static final long PATIENCE_SECONDS = 30;

    private GroupProtocol() {}

    /// Sets the group's configs where the protocol needs them.
    ///
    /// @throws TopicAdmin.KafkaUnreachableException when the brokers refuse or do not answer
    public static void configure(Admin admin, StreamSettings settings) {
        if (settings.protocol() == StreamSettings.Protocol.CLASSIC) {
            return;
        }
        ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, settings.applicationId());
        ConfigEntry standbys = new ConfigEntry(STANDBYS, Integer.toString(settings.standbys()));
        try {
            admin.incrementalAlterConfigs(Map.of(group, List.of(new AlterConfigOp(standbys, AlterConfigOp.OpType.SET))))
                    .all()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw refused(settings, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(settings, e);
        }
    }

    private static TopicAdmin.KafkaUnreachableException refused(StreamSettings settings, Exception e) {
        String why = e.getCause() == null ? e.toString() : e.getCause().toString();
        return new TopicAdmin.KafkaUnreachableException(
                "%s=%d was not taken for group %s (segue.topology.protocol=streams): %s"
                        .formatted(STANDBYS, settings.standbys(), settings.applicationId(), why),
                e);
    }
}
