package dev.segue.serving.http;

import dev.segue.serving.CatalogStore;
import dev.segue.serving.Dumps;
import dev.segue.serving.EventCheck;
import dev.segue.serving.EventLog;
import dev.segue.serving.GroupLookups;
import dev.segue.serving.Lookups;
import dev.segue.serving.Models;
import dev.segue.serving.Peers;
import dev.segue.serving.Quality;

/// What the resources talk to.
///
/// @param log where events go
/// @param check what an event must keep before it goes there
/// @param lookups what answers questions
/// @param dumps what reads stores whole
/// @param groups what knows albums, artists, playlists and genres
/// @param catalog what describes tracks
/// @param quality what knows how good the lists are
/// @param models what knows which generations are held
/// @param peers who else can be asked
public record Services(
        EventLog log,
        EventCheck check,
        Lookups lookups,
        Dumps dumps,
        GroupLookups groups,
        CatalogStore catalog,
        Quality.Watch quality,
        Models.Watch models,
        Peers peers) {}
