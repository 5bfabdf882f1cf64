package dev.segue.cli;

import dev.segue.app.Settings;
import dev.segue.app.SettingsSources;
import dev.segue.topology.StreamSettings;
import dev.segue.topology.TopicAdmin;
import dev.segue.topology.TopicAdmin.KafkaUnreachableException;
import dev.segue.topology.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/// How many partitions there are where nobody has said so.
final class Partitions {

    static final String KEY = "segue.topology.partitions";

    private Partitions() {}

    /// Returns whether somebody has said so.
    static boolean areSet(SettingsSources sources) {
        return Settings.effective(sources).stream()
                .anyMatch(setting -> setting.key().equals(KEY) && !setting.isDefault());
    }

    /// Returns the sources with the number that the cluster's topics have, if they are there: a process that joins has
    /// no say in it. Brokers that do not answer are left to the start itself.
    static SettingsSources ofTheCluster(SettingsSources sources) {
        if (areSet(sources)) {
            return sources;
        }
        Settings settings = Settings.load(sources);
        StreamSettings streams = settings.streams();
        Map<String, Object> config = new HashMap<>(settings.kafkaOverrides());
        config.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, streams.bootstrapServers());
        try (Admin admin = Admin.create(config)) {
            OptionalInt found = new TopicAdmin(admin).partitionsOf(new Topics(streams.topicPrefix()).listeningEvents());
            return found.isPresent()
                    ? sources.with(KEY, Integer.toString(found.getAsInt()), "the cluster's topics")
                    : sources;
        } catch (KafkaUnreachableException notNow) {
            return sources;
        }
    }
}
