package dev.segue.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The keys of one settings record: `<prefix><component-name>`, with the defaults of a given instance.
///
/// The record checks its own ranges. The message of the `IllegalArgumentException` that it throws begins with the
/// component's name in kebab case (`half-life must be positive but was PT0S`), or with the full key: what is missing of
/// the key, and the value's origin, are put around it here.
///
/// @param prefix `segue.`, a name, a dot
/// @param defaults what is used where nothing is set
record SettingGroup<R extends Record>(String prefix, R defaults) {

    /// One key of the group.
    ///
    /// @param key the full key
    /// @param component the component of the settings record that it sets
    /// @param defaultText the default, as it would be written in a file
    record Key(String key, RecordComponent component, String defaultText) {

        /// Returns the environment variable that sets it: `SEGUE_TRENDING_HALF_LIFE`.
        String environmentVariable() {
            return SettingsSources.environmentVariable(key);
        }
    }

    List<Key> keys() {
        return Arrays.stream(defaults.getClass().getRecordComponents())
                .map(component ->
                        new Key(keyOf(component), component, SettingText.print(component, valueOf(component))))
                .toList();
    }

    /// Returns the record with every value that was set.
    R bind(SettingValues values) {
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        List<Object> arguments = new ArrayList<>();
        for (RecordComponent component : components) {
            EffectiveSetting setting = values.get(keyOf(component));
            arguments.add(setting.isDefault() ? valueOf(component) : parse(component, setting));
        }
        return construct(components, arguments.toArray(), values);
    }

    /// Returns the lines of a settings file that give a record its values; a default needs none.
    List<String> linesOf(R record) {
        return Arrays.stream(defaults.getClass().getRecordComponents())
                .filter(component -> !valueOf(component, record).equals(valueOf(component)))
                .map(component -> keyOf(component) + "=" + SettingText.print(component, valueOf(component, record)))
                .toList();
    }

    private static Object parse(RecordComponent component, EffectiveSetting setting) {
        try {
            return SettingText.parse(component, setting.value());
        } catch (IllegalArgumentException expected) {
            throw new SettingsException("%s must be %s but was %s (from %s)"
                    .formatted(setting.key(), expected.getMessage(), quoted(setting.value()), setting.origin()));
        }
    }

    private R construct(RecordComponent[] components, Object[] arguments, SettingValues values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Object built = defaults.getClass().getDeclaredConstructor(types).newInstance(arguments);
            @SuppressWarnings("unchecked") // the constructor of R's own class
            R record = (R) built;
            return record;
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof IllegalArgumentException why) {
                throw withKeyAndOrigin(String.valueOf(why.getMessage()), values);
            }
            throw new IllegalStateException(refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private SettingsException withKeyAndOrigin(String message, SettingValues values) {
        String line = message.startsWith(prefix) ? message : prefix + message;
        String key = line.split(" ", 2)[0];
        return new SettingsException(
                "%s (from %s)".formatted(line, values.get(key).origin()));
    }

    private String keyOf(RecordComponent component) {
        return prefix + SettingText.kebab(component.getName());
    }

    private Object valueOf(RecordComponent component) {
        return valueOf(component, defaults);
    }

    private static Object valueOf(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String quoted(String value) {
        return value.isEmpty() || value.contains(" ") ? "\"" + value + "\"" : value;
    }
}
