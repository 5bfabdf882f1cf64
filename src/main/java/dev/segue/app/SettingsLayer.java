package dev.segue.app;

import java.util.Map;

/// One source of settings: the flags, the environment or the file.
///
/// @param name what the source is called
/// @param ordinal the source with the greatest ordinal wins
/// @param values value by key
/// @param origins by key, where exactly a value was written: a variable's name, a flag
record SettingsLayer(String name, int ordinal, Map<String, String> values, Map<String, String> origins) {

    String originOf(String key) {
        return origins.getOrDefault(key, name);
    }
}
