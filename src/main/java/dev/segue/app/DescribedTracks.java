package dev.segue.app;

import dev.segue.catalog.Alias;
import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.CatalogView;
import dev.segue.catalog.TrackIndex;
import dev.segue.events.TrackId;
import dev.segue.ranking.Model;

/// Hands what the catalog says on to all that follows it in this process.
///
/// @param model what ranking knows
/// @param index what is searched
record DescribedTracks(Model model, TrackIndex index) implements CatalogView {

    @Override
    public void put(CatalogTrack track) {
        model.apply(track.track());
        index.put(track);
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
    }
}
