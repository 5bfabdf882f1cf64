package dev.segue.listener;

import java.util.List;

/// A full chunk of a listener's history: [Taste#CHUNK] plays in the order of arrival.
///
/// @param number the chunk's place in the history, from 0
/// @param plays the plays
public record HistoryChunk(long number, List<RecentPlay> plays) {

    public HistoryChunk {
        plays = List.copyOf(plays);
    }
}
