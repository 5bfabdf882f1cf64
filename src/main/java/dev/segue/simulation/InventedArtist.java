package dev.segue.simulation;

/// An artist of the invented world.
///
/// @param id such as `art-0007`
/// @param name unique in its catalog
/// @param genre what most of the artist's tracks are
/// @param fame how well known, at least 1; few are very famous
public record InventedArtist(String id, String name, Genre genre, double fame) {}
