package dev.segue.learning.content;

import java.util.List;
import java.util.Map;

/// One track as the content model sees it. What is not known is absent.
///
/// @param numbers audio features and other numbers by name
/// @param year the year of release; 0 when unknown
/// @param genres the genres
/// @param tags free tags, moods among them
/// @param artists the artists' names or ids
/// @param album the album's id or title; empty when unknown
/// @param title the words of the title
public record ContentItem(
        Map<String, Double> numbers,
        int year,
        List<String> genres,
        List<String> tags,
        List<String> artists,
        String album,
        List<String> title) {

    public ContentItem {
        numbers = Map.copyOf(numbers);
        genres = List.copyOf(genres);
        tags = List.copyOf(tags);
        artists = List.copyOf(artists);
        title = List.copyOf(title);
    }
}
