package dev.segue.simulation;

import java.util.List;

/// A playlist of the invented world, of one genre and its neighbours, from calm to wild.
///
/// @param id such as `pl-042`
/// @param title its title
/// @param trackIds its tracks in order
public record InventedPlaylist(String id, String title, List<String> trackIds) {

    public InventedPlaylist {
        trackIds = List.copyOf(trackIds);
    }
}
