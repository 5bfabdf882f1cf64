package dev.segue.app;

import dev.segue.catalog.Alias;
import dev.segue.catalog.CatalogPlaylist;
import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.CatalogView;
import dev.segue.events.TrackId;
import dev.segue.ranking.CatalogContent;
import dev.segue.ranking.Model;
import dev.segue.ranking.TrackGroups;

/// Hands what the catalog says on to all that follows it in this process.
///
/// @param model what ranking knows
/// @param index what writes to what is searched
/// @param content what tracks are like
/// @param groups what tracks are found in
record DescribedTracks(Model model, IndexedTracks index, CatalogContent content, TrackGroups groups)
        implements CatalogView {

    @Override
    public void put(CatalogTrack track) {
        model.apply(track.track());
        index.put(track);
        content.put(track);
        groups.put(track);
    }

    @Override
    public void put(Alias alias) {
        model.apply(alias);
    }

    @Override
    public void removeAlias(String urn) {
        model.forgetAlias(urn);
    }

    @Override
    public void remove(TrackId track) {
        model.withdraw(track);
        index.remove(track);
        groups.remove(track);
    }

    @Override
    public void put(CatalogPlaylist playlist) {
        groups.put(playlist);
    }

    @Override
    public void removePlaylist(String id) {
        groups.removePlaylist(id);
    }
}
