package dev.segue.catalog;

import dev.segue.events.TrackId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tracks of a catalog, each once: what several sources say about one recording is united under one id.
///
/// A record belongs to the track of that id, or of that alias; else to the track with the same strong external id; else
/// to one with the same ISRC and artist; and a record without an id of its own (`txt:…`) to one of the same
/// [TextKey] whose length differs by 3 s at most. When a record shows that two tracks are one, the other one's id
/// becomes an alias of the survivor's.
///
/// Not thread-safe. Memory: see [TrackShelf].
public final class Catalog {

    private static final double CERTAIN = 1;
    private static final double ISRC_AND_ARTIST = 0.9;
    private static final double SAME_TEXT = 0.7;
    private static final double TIE_MILLIS = 3_000;

    private final TrackShelf<?> tracks;
    private final Map<String, TrackId> aliases = new HashMap<>();

    /// The aliases of each track; not kept before two tracks turn out to be one, which most catalogs never see.
    private @Nullable Map<TrackId, List<String>> namesOf;

    /// Creates an empty catalog that keeps descriptions as they are.
    public Catalog() {
        this.tracks = TrackShelf.whole();
    }

    /// Creates an empty catalog that keeps descriptions as bytes, for large ones.
    public Catalog(TrackIndex.RecordForm form) {
        this.tracks = TrackShelf.packed(form);
    }

    /// What a record changed.
    ///
    /// @param track the track as it is now; empty when the record said nothing new
    /// @param aliases the new aliases
    /// @param merged tracks that are no more, because they are this one
    public record Change(Optional<CatalogTrack> track, List<Alias> aliases, List<TrackId> merged) {

        public Change {
            aliases = List.copyOf(aliases);
            merged = List.copyOf(merged);
        }

        /// Returns whether there is nothing to write.
        public boolean isNothing() {
            return track.isEmpty() && aliases.isEmpty() && merged.isEmpty();
        }
    }

    /// Takes in a track or alias that was written before.
    public void restore(CatalogTrack track) {
        tracks.put(track);
    }

    /// Forgets a track that was taken out.
    public void forget(TrackId track) {
        tracks.remove(track);
    }

    /// Takes in an alias that was written before.
    public void restore(Alias alias) {
        name(alias.urn(), alias.track());
    }

    /// Takes in a record.
    ///
    /// @param source who says it
    public Change take(CatalogTrack record, String source) {
        List<ExternalId> ids = idsOf(record);
        TrackId canonical = canonical(record, ids);
        Set<TrackId> merged = new LinkedHashSet<>();
        for (ExternalId id : ids) {
            TrackId other = id.isStrong() ? named(id) : null;
            if (other != null && !other.equals(canonical) && tracks.has(other)) {
                merged.add(other);
            }
        }
        CatalogTrack before = tracks.get(canonical);
        CatalogTrack after = before == null ? record.withId(canonical) : before.merge(record);
        for (TrackId loser : merged) {
            after = Objects.requireNonNull(tracks.get(loser)).withId(canonical).merge(after);
            tracks.remove(loser);
        }
        boolean changed = !after.equals(before);
        if (changed) {
            tracks.put(after);
        }
        List<ExternalId> allIds = before == null && merged.isEmpty() ? ids : idsOf(after);
        List<Alias> named = aliasesOf(record, after, allIds, merged, source);
        return new Change(changed ? Optional.of(after) : Optional.empty(), named, List.copyOf(merged));
    }

    /// Returns the track of an id or alias.
    public Optional<CatalogTrack> find(String idOrUrn) {
        CatalogTrack direct = tracks.get(new TrackId(idOrUrn));
        TrackId alias = aliases.get(idOrUrn);
        return direct != null || alias == null ? Optional.ofNullable(direct) : Optional.ofNullable(tracks.get(alias));
    }

    /// Returns how many tracks there are.
    public int size() {
        return tracks.size();
    }

    private TrackId canonical(CatalogTrack record, List<ExternalId> ids) {
        TrackId alias = aliases.get(record.id().value());
        if (tracks.has(record.id()) || alias == null) {
            return tracks.has(record.id()) ? record.id() : byExternalId(record, ids);
        }
        return alias;
    }

    private TrackId byExternalId(CatalogTrack record, List<ExternalId> ids) {
        for (ExternalId id : ids) {
            TrackId known = named(id);
            CatalogTrack track = known == null ? null : tracks.get(known);
            if (track != null && isSame(id, track, record)) {
                return track.id();
            }
        }
        return record.id();
    }

    /// Returns the track that an external id names, be it an alias or the track's own id; null when none does.
    private @Nullable TrackId named(ExternalId id) {
        TrackId alias = aliases.get(id.urn());
        TrackId own = new TrackId(id.urn());
        return alias == null && tracks.has(own) ? own : alias;
    }

    private static boolean isSame(ExternalId id, CatalogTrack known, CatalogTrack record) {
        return switch (id.scheme()) {
            case ExternalId.ISRC -> TextKey.of(known.artist(), "").equals(TextKey.of(record.artist(), ""));
            case ExternalId.TXT -> isMinted(record.id()) && isAsLong(known, record);
            default -> true;
        };
    }

    private static boolean isAsLong(CatalogTrack one, CatalogTrack other) {
        @Nullable Double length = one.numbers().get(Numbers.DURATION);
        @Nullable Double otherLength = other.numbers().get(Numbers.DURATION);
        return length == null || otherLength == null || Math.abs(length - otherLength) <= TIE_MILLIS;
    }

    private static boolean isMinted(TrackId id) {
        return id.value().startsWith(ExternalId.TXT + ":");
    }

    /// Strong ids first, text last.
    private static List<ExternalId> idsOf(CatalogTrack track) {
        List<ExternalId> ids = new ArrayList<>();
        track.externalIds().forEach((scheme, values) -> values.forEach(value -> ids.add(ExternalId.of(scheme, value))));
        ids.sort((one, other) -> Boolean.compare(other.isStrong(), one.isStrong()));
        TextKey text = TextKey.of(track.artist(), track.title());
        if (text.isWhole()) {
            ids.add(new ExternalId(ExternalId.TXT, text.hash()));
        }
        return ids;
    }

    private List<Alias> aliasesOf(
            CatalogTrack record, CatalogTrack after, List<ExternalId> ids, Set<TrackId> merged, String source) {
        List<Alias> named = new ArrayList<>();
        for (TrackId loser : merged) {
            add(named, new Alias(loser.value(), after.id(), source, CERTAIN));
            for (String urn : List.copyOf(namesOf(loser))) {
                add(named, new Alias(urn, after.id(), source, CERTAIN));
            }
        }
        if (!record.id().equals(after.id())) {
            add(named, new Alias(record.id().value(), after.id(), source, CERTAIN));
        }
        for (ExternalId id : ids) {
            if (!aliases.containsKey(id.urn()) && !id.urn().equals(after.id().value())) {
                add(named, new Alias(id.urn(), after.id(), source, confidence(id)));
            }
        }
        return named;
    }

    private void add(List<Alias> named, Alias alias) {
        if (!alias.track().equals(name(alias.urn(), alias.track()))) {
            named.add(alias);
        }
    }

    /// Gives a track another name; returns whose name it was, null when it is new.
    private @Nullable TrackId name(String urn, TrackId track) {
        TrackId before = aliases.put(urn, track);
        if (namesOf != null && !track.equals(before)) {
            if (before != null) {
                namesOf(before).remove(urn);
            }
            namesOf.computeIfAbsent(track, _ -> new ArrayList<>()).add(urn);
        }
        return before;
    }

    private List<String> namesOf(TrackId track) {
        if (namesOf == null) {
            Map<TrackId, List<String>> all = new HashMap<>();
            aliases.forEach((urn, named) ->
                    all.computeIfAbsent(named, _ -> new ArrayList<>()).add(urn));
            namesOf = all;
        }
        return namesOf.getOrDefault(track, new ArrayList<>());
    }

    private static double confidence(ExternalId id) {
        return switch (id.scheme()) {
            case ExternalId.ISRC -> ISRC_AND_ARTIST;
            case ExternalId.TXT -> SAME_TEXT;
            default -> CERTAIN;
        };
    }
}
