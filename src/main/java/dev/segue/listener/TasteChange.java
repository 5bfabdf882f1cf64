package dev.segue.listener;

import dev.segue.events.AddressedUpdate;
import java.util.List;
import java.util.Optional;

/// What one interaction, or the end of a session, makes of a listener's rows.
///
/// @param taste the new state row
/// @param track the new row of the track that it was about, when it was about one
/// @param updates what the owners of tracks must know, in order
/// @param chunk a chunk of history that is full now
public record TasteChange(
        Taste taste, Optional<KnownTrack> track, List<AddressedUpdate> updates, Optional<HistoryChunk> chunk) {

    public TasteChange {
        updates = List.copyOf(updates);
    }
}
