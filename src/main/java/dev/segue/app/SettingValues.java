package dev.segue.app;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Every value that was set, with its origin; knows all keys and refuses the others.
final class SettingValues {

    /// What the launcher and the command line read themselves.
    private static final Set<String> NOT_SETTINGS =
            Set.of("SEGUE_JAVA", "SEGUE_JAVA_OPTS", "SEGUE_HEAP", "SEGUE_AOT", SettingsSources.FILE_VARIABLE);

    /// Kubernetes puts such variables into every container beside a service called `segue`.
    private static final Pattern SERVICE_LINK = Pattern.compile("SEGUE_.*(SERVICE_HOST|SERVICE_PORT.*|_(TCP|UDP).*)");

    private final Map<String, SettingGroup.Key> known;
    private final Map<String, SettingsLayer> layers = new HashMap<>();
    private final SmallRyeConfig config;

    private SettingValues(Map<String, SettingGroup.Key> known, List<SettingsLayer> layers) {
        this.known = known;
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder();
        for (SettingsLayer layer : layers) {
            PropertiesConfigSource source = new PropertiesConfigSource(layer.values(), layer.name(), layer.ordinal());
            this.layers.put(source.getName(), layer);
            builder.withSources(source);
        }
        this.config = builder.build();
    }

    /// Reads the sources.
    ///
    /// @throws SettingsException when a key is unknown or the file cannot be read
    static SettingValues read(SettingsSources sources) {
        Map<String, SettingGroup.Key> known = Settings.keys().stream()
                .collect(Collectors.toMap(SettingGroup.Key::key, Function.identity(), (one, _) -> one, TreeMap::new));
        List<SettingsLayer> layers = List.of(flags(sources), environment(sources, known), file(sources));
        layers.forEach(layer -> refuseUnknown(layer, known));
        return new SettingValues(known, layers);
    }

    /// Returns one of the known keys as it is in force.
    EffectiveSetting get(String key) {
        ConfigValue value = config.getConfigValue(key);
        if (value.getValue() != null) {
            return new EffectiveSetting(key, value.getValue(), originOf(key, value));
        }
        SettingGroup.Key declared = known.get(key);
        return new EffectiveSetting(key, declared == null ? "" : declared.defaultText(), EffectiveSetting.DEFAULT);
    }

    /// Returns what was set below a prefix, without the prefix.
    Map<String, String> below(String prefix) {
        Map<String, String> values = new TreeMap<>();
        for (String key : namesSet()) {
            if (key.startsWith(prefix)) {
                values.put(key.substring(prefix.length()), get(key).value());
            }
        }
        return values;
    }

    /// Returns every key, set or not, in alphabetical order.
    List<EffectiveSetting> all() {
        Set<String> names = new TreeSet<>(known.keySet());
        names.addAll(namesSet());
        return names.stream().map(this::get).toList();
    }

    private Set<String> namesSet() {
        return layers.values().stream()
                .flatMap(layer -> layer.values().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String originOf(String key, ConfigValue value) {
        SettingsLayer layer = layers.get(value.getConfigSourceName());
        return layer == null ? value.getConfigSourceName() : layer.originOf(key);
    }

    private static SettingsLayer flags(SettingsSources sources) {
        Map<String, String> values = new TreeMap<>();
        Map<String, String> origins = new TreeMap<>();
        for (SettingsSources.Flag flag : sources.flags()) {
            values.put(flag.key(), flag.value());
            origins.put(flag.key(), flag.origin());
        }
        return new SettingsLayer("flags", 400, values, origins);
    }

    private static SettingsLayer environment(SettingsSources sources, Map<String, SettingGroup.Key> known) {
        Map<String, String> keyByVariable = known.values().stream()
                .collect(Collectors.toMap(SettingGroup.Key::environmentVariable, SettingGroup.Key::key));
        Map<String, String> values = new TreeMap<>();
        Map<String, String> origins = new TreeMap<>();
        sources.environment().forEach((variable, value) -> {
            if (variable.startsWith("SEGUE_") && !value.isEmpty() && !NOT_SETTINGS.contains(variable)) {
                String key = keyOf(variable, keyByVariable);
                values.put(key, value);
                origins.put(key, variable);
            }
        });
        values.remove("");
        return new SettingsLayer("environment", 300, values, origins);
    }

    /// Returns the key that a variable sets, the empty text for one that is not meant for us.
    private static String keyOf(String variable, Map<String, String> keyByVariable) {
        String key = keyByVariable.get(variable);
        if (key != null) {
            return key;
        }
        String dotted = variable.toLowerCase(Locale.ROOT).replace('_', '.');
        if (isPassedThrough(dotted)) {
            return dotted;
        } else if (SERVICE_LINK.matcher(variable).matches()) {
            return "";
        }
        throw new SettingsException("unknown setting %s (from the environment)%s"
                .formatted(variable, Nearest.suggestion(variable, keyByVariable.keySet())));
    }

    private static SettingsLayer file(SettingsSources sources) {
        String name = sources.file().map(Object::toString).orElse(SettingsSources.FILE_NAME);
        return new SettingsLayer(name, 200, sources.readFile(), Map.of());
    }

    private static void refuseUnknown(SettingsLayer layer, Map<String, SettingGroup.Key> known) {
        Collection<String> unknown = new ArrayList<>(layer.values().keySet());
        unknown.removeIf(key -> known.containsKey(key) || isPassedThrough(key));
        for (String key : unknown) {
            throw new SettingsException("unknown setting %s (from %s)%s"
                    .formatted(key, layer.originOf(key), Nearest.suggestion(key, known.keySet())));
        }
    }

    private static boolean isPassedThrough(String key) {
        return key.startsWith(Settings.KAFKA_PREFIX) || key.startsWith(Settings.STREAMS_PREFIX);
    }
}
