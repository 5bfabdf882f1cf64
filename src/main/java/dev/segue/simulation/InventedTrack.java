package dev.segue.simulation;

import java.time.Duration;

/// A track of the invented world.
///
/// @param id such as `trk-00042`
/// @param title its title; other tracks may have the same
/// @param artistId whose it is
/// @param artistName the artist's name
/// @param albumId the album it is on
/// @param albumTitle the album's title
/// @param number its place on the album, from 1
/// @param year when the album came out
/// @param genre what it is
/// @param tempo beats a minute
/// @param mood how it feels
/// @param duration how long it is, in whole seconds
/// @param popularity how widely known it is, at least 1; few are very popular
public record InventedTrack(
        String id,
        String title,
        String artistId,
        String artistName,
        String albumId,
        String albumTitle,
        int number,
        int year,
        Genre genre,
        double tempo,
        Mood mood,
        Duration duration,
        double popularity) {}
