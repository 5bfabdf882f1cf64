package dev.segue.learning.content;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the encoder must know of all tracks: moments of each number, and how many tracks have each word, genre, artist
/// …
///
/// Fitted item by item; [#snapshot] freezes what was seen so far, under a version that grows with it. Only what is
/// fitted counts: a split that fits its training part alone leaks nothing of the rest. Not thread-safe.
public final class ContentStatistics {

    private final Map<String, RunningMoments> numbers = new HashMap<>();
    private final Map<String, Integer> frequencies = new HashMap<>();
    private final Set<ContentGroup> groups;
    private long items;

    /// Counts what tracks have of every group.
    public ContentStatistics() {
        this(EnumSet.allOf(ContentGroup.class));
    }

    /// Counts what tracks have of some groups: a large catalog has names of artists and albums by the hundred thousand.
    ContentStatistics(Set<ContentGroup> groups) {
        this.groups = groups;
    }

    /// Counts a track.
    public void fit(ContentItem item) {
        items++;
        item.numbers().forEach((name, value) -> fit(name, value));
        if (item.year() > 0) {
            fit(ContentEncoder.YEAR, item.year());
        }
        termsOf(item).forEach(term -> frequencies.merge(term, 1, Integer::sum));
    }

    /// Returns how many tracks were counted.
    public long items() {
        return items;
    }

    /// Returns an encoder with what was seen so far; what is fitted later does not change it.
    public ContentEncoder snapshot() {
        return new ContentEncoder(items, Map.copyOf(numbers), Map.copyOf(frequencies));
    }

    private void fit(String name, double value) {
        numbers.merge(name, RunningMoments.NONE.with(value), RunningMoments::merge);
    }

    private Set<String> termsOf(ContentItem item) {
        Set<String> terms = new HashSet<>();
        add(terms, ContentGroup.GENRE, item.genres());
        add(terms, ContentGroup.TAG, item.tags());
        add(terms, ContentGroup.ARTIST, item.artists());
        add(terms, ContentGroup.ALBUM, item.album().isEmpty() ? List.of() : List.of(item.album()));
        add(terms, ContentGroup.TEXT, ContentEncoder.wordsOf(item));
        return terms;
    }

    private void add(Set<String> terms, ContentGroup group, List<String> values) {
        if (groups.contains(group)) {
            values.forEach(value -> terms.add(ContentEncoder.term(group, value)));
        }
    }
}
