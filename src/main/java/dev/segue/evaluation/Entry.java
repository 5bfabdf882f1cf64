package dev.segue.evaluation;

import java.util.function.Supplier;

/// A contestant that is made anew for every pass over a recording.
///
/// @param name the name in tables and JSON
/// @param maker makes a contestant that has learnt nothing
public record Entry(String name, Supplier<Contestant> maker) {}
