package dev.segue.app;

import java.util.List;

/// The settings, and where each value comes from, of one reading of the sources.
///
/// @param settings the settings
/// @param effective every setting with its value and its origin, in alphabetical order
public record LoadedSettings(Settings settings, List<EffectiveSetting> effective) {

    public LoadedSettings {
        effective = List.copyOf(effective);
    }

    /// Reads the settings.
    ///
    /// @throws SettingsException as [Settings#load]
    public static LoadedSettings of(SettingsSources sources) {
        SettingValues values = SettingValues.read(sources);
        return new LoadedSettings(Settings.of(values), values.all());
    }

    /// Returns whether somebody has set a key, be it to its default.
    public boolean isSet(String key) {
        return effective.stream().anyMatch(setting -> setting.key().equals(key) && !setting.isDefault());
    }
}
