package dev.segue.app;

import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.CatalogView;
import dev.segue.events.TrackId;
import dev.segue.ranking.Model;

/// Hands what the catalog says on to all that follows it in this process.
///
/// @param model what ranking knows
record DescribedTracks(Model model) implements CatalogView {

    @Override
    public void put(CatalogTrack track) {
        model.apply(track.track());
    }

    @Override
    public void remove(TrackId track) {
        model.withdraw(track);
    }
}
