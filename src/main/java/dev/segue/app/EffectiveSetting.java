package dev.segue.app;

import java.util.Locale;
import java.util.Set;

/// One setting as it is in force.
///
/// @param key the full key, `segue.…`
/// @param value its value as text
/// @param origin where the value was read: a file, an environment variable, a flag, or [#DEFAULT]
public record EffectiveSetting(String key, String value, String origin) {

    /// The origin of a value that nobody set.
    public static final String DEFAULT = "default";

    private static final Set<String> SECRETS =
            Set.of("password", "secret", "jaas", "token", "credential", "user.info", "keystore.key");

    /// Returns whether nobody set it.
    public boolean isDefault() {
        return origin.equals(DEFAULT);
    }

    /// Returns the value, or stars in its place when the key says that it is a secret.
    public String printableValue() {
        String lowerCase = key.toLowerCase(Locale.ROOT);
        return SECRETS.stream().anyMatch(lowerCase::contains) ? "********" : value;
    }
}
