package dev.segue.simulation;

import java.util.List;

/// An album of the invented world.
///
/// @param id such as `alb-00123`
/// @param title its title
/// @param artistId whose it is
/// @param year when it came out
/// @param trackIds its tracks in order
public record InventedAlbum(String id, String title, String artistId, int year, List<String> trackIds) {

    public InventedAlbum {
        trackIds = List.copyOf(trackIds);
    }
}
