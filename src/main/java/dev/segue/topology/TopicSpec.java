package dev.segue.topology;

import java.util.Map;

/// One topic as Segue needs it.
///
/// @param name the full name
/// @param key what the key is
/// @param value what the value is
/// @param partitioned whether it has the number of partitions that the state is built with; otherwise 1
/// @param configs topic configs, all of which are set at creation and checked at start
/// @param purpose what it is for, in one line
public record TopicSpec(
        String name, String key, String value, boolean partitioned, Map<String, String> configs, String purpose) {

    public TopicSpec {
        configs = Map.copyOf(configs);
    }
}
