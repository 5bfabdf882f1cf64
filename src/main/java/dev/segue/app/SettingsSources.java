package dev.segue.app;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// Where settings come from: flags before the environment before a file.
///
/// @param file a file that was asked for by name and must exist, or else `segue.properties` in the working directory
///     when it is there
/// @param environment the environment variables
/// @param flags what the command line sets, the last one of a key wins
public record SettingsSources(Optional<Path> file, Map<String, String> environment, List<Flag> flags) {

    /// The file that is read from the working directory.
    public static final String FILE_NAME = "segue.properties";

    /// The variable that names another file.
    public static final String FILE_VARIABLE = "SEGUE_CONFIG";

    /// A value given on the command line, or by a command that starts parts of the system on its own.
    ///
    /// @param key the full key
    /// @param value its value
    /// @param origin what to call the place in an error message: `--port`, `demo`
    public record Flag(String key, String value, String origin) {}

    public SettingsSources {
        environment = Map.copyOf(environment);
        flags = List.copyOf(flags);
    }

    /// Returns the sources of this process: its environment, and the file named there or found beside it.
    public static SettingsSources ofProcess() {
        return of(System.getenv(), Path.of(""));
    }

    static SettingsSources of(Map<String, String> environment, Path workingDirectory) {
        String named = environment.getOrDefault(FILE_VARIABLE, "");
        Path beside = workingDirectory.resolve(FILE_NAME);
        Optional<Path> file = named.isEmpty()
                ? Optional.of(beside).filter(Files::exists)
                : Optional.of(workingDirectory.resolve(named));
        return new SettingsSources(file, environment, List.of());
    }

    /// Returns the same sources with another file.
    public SettingsSources withFile(Path other) {
        return new SettingsSources(Optional.of(other), environment, flags);
    }

    /// Returns the same sources with one more flag.
    public SettingsSources with(String key, String value, String origin) {
        List<Flag> more = new ArrayList<>(flags);
        more.add(new Flag(key, value, origin));
        return new SettingsSources(file, environment, more);
    }

    /// Returns the variable that sets a key: `SEGUE_HTTP_MAX_BODY_BYTES` for `segue.http.max-body-bytes`.
    static String environmentVariable(String key) {
        return key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    /// Returns what the file says, nothing when there is none.
    Map<String, String> readFile() {
        if (file.isEmpty()) {
            return Map.of();
        }
        Path path = file.get();
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        } catch (NoSuchFileException _) {
            throw new SettingsException("settings file %s does not exist".formatted(path.toAbsolutePath()));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new SettingsException("settings file %s cannot be read: %s".formatted(path, unreadable.getMessage()));
        }
        Map<String, String> values = new LinkedHashMap<>();
        properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
        return values;
    }
}
