package dev.segue.metadata;

/// Why a row or a document is not taken.
///
/// @param code for machines: lower-case words joined by `_`
/// @param detail for people: what came and what was expected, in one line
public record Refusal(String code, String detail) {}
