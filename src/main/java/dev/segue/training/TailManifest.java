package dev.segue.training;

import java.util.Map;

/// What a tail says of itself: what it adds to which generation, and what its files must hold.
///
/// @param generation the id of the generation that it belongs to
/// @param events how many events were replayed
/// @param from when the first of them was
/// @param until when the last of them was
/// @param tracks how many tracks have a vector in it
/// @param newTracks how many of them have none in the training
/// @param listeners how many vectors of listeners it holds
/// @param rankerSteps how many steps the ranker has learnt, with those of the training; 0: it is not trained
/// @param checksums SHA-256 of each file, in hexadecimal
public record TailManifest(
        String generation,
        long events,
        String from,
        String until,
        int tracks,
        int newTracks,
        int listeners,
        long rankerSteps,
        Map<String, String> checksums) {

    public TailManifest {
        checksums = Map.copyOf(checksums);
    }
}
