package dev.segue.app;

/// A setting that cannot be used; the message names the key, what was expected, what came and from where.
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// @param message one line for the person who wrote the setting
    public SettingsException(String message) {
        super(message);
    }
}
