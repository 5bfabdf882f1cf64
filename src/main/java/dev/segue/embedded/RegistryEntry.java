package dev.segue.embedded;

/// What the registry keeps, in the order in which it was agreed to.
sealed interface RegistryEntry {

    /// A schema became a version of a subject.
    ///
    /// @param id the schema's id, the same in every subject
    /// @param schema the schema's text as Avro prints it
    record Registered(String subject, int version, int id, String schema) implements RegistryEntry {}

    /// A subject, or with an empty name the registry, got a compatibility level.
    record Configured(String subject, CompatibilityLevel level) implements RegistryEntry {}
}
