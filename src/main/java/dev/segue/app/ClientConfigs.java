package dev.segue.app;

import dev.segue.serving.Peer;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/// How the clients of one process are configured: what it needs of each, and what is handed to every client as it is.
///
/// @param settings of the process
record ClientConfigs(Settings settings) {

    Properties admin() {
        Properties config = new Properties();
        config.put(AdminClientConfig.METRIC_REPORTER_CLASSES_CONFIG, ""); // no JMX beans, as in the streams
        config.putAll(settings.kafkaOverrides());
        config.put(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.streams().bootstrapServers());
        return config;
    }

    Properties producer() {
        Properties config = admin();
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        config.put(ProducerConfig.LINGER_MS_CONFIG, "1");
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "9000");
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "5000");
        return config;
    }

    /// Of those that read and write by the schema registry.
    Map<String, Object> wire() {
        Map<String, Object> config = new HashMap<>(settings.kafkaOverrides());
        config.put("schema.registry.url", String.join(",", settings.streams().registryUrls()));
        return config;
    }

    /// What goes over the configuration of Kafka Streams.
    ///
    /// @param self what the process advertises
    Map<String, String> streamsOverrides(Peer self) {
        Map<String, String> overrides = new HashMap<>(settings.kafkaOverrides());
        overrides.put(StreamsConfig.APPLICATION_SERVER_CONFIG, self.toString());
        overrides.putAll(settings.streamsOverrides());
        return overrides;
    }
}
