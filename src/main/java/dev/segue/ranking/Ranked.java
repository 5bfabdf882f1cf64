package dev.segue.ranking;

import dev.segue.events.TrackId;
import dev.segue.learning.ranker.Prospect;
import java.util.List;
import java.util.Optional;

/// One ordered list.
///
/// @param generation the generation whose vectors and weights made it
/// @param tracks best first; at a diversity above 0 the scores need not fall
/// @param coldStart whether nothing was known about the listener, so that only trending tracks could be offered
/// @param candidates how many different tracks the sources offered
/// @param excluded how many of them must not be offered: disliked, blocked, excluded, of the wrong mode, just played
public record Ranked(int generation, List<RankedTrack> tracks, boolean coldStart, int candidates, int excluded) {

    public Ranked {
        tracks = List.copyOf(tracks);
    }

    /// Returns the place of a track, from 0; -1 when it is not in the list.
    public int placeOf(long track) {
        for (int place = 0; place < tracks.size(); place++) {
            if (tracks.get(place).fingerprint() == track) {
                return place;
            }
        }
        return -1;
    }

    /// Returns what will become of its tracks, best first; empty where that is not learnt.
    public List<Prospect> prospects() {
        return tracks.stream().flatMap(track -> track.prospect().stream()).toList();
    }

    /// A track in a list.
    ///
    /// @param fingerprint the track's fingerprint
    /// @param id the track
    /// @param score what it was ordered by; comparable within the list only
    /// @param source the source that contributed most to it
    /// @param reasons why it is in the list, most important first; empty when the request did not ask
    /// @param prospect what will become of it; empty in lists of a kind from which that is not learnt
    public record RankedTrack(
            long fingerprint,
            TrackId id,
            double score,
            Source source,
            List<Reason> reasons,
            Optional<Prospect> prospect) {

        public RankedTrack {
            reasons = List.copyOf(reasons);
        }

        /// Creates a track of which nobody says what will become of it.
        public RankedTrack(long fingerprint, TrackId id, double score, Source source, List<Reason> reasons) {
            this(fingerprint, id, score, source, reasons, Optional.empty());
        }
    }

    /// Why a track is in a list.
    ///
    /// @param code what kind of reason, see [Source#reason]
    /// @param track fingerprint of the track behind it; 0 when there is none
    /// @param artist fingerprint of the artist behind it; 0 when there is none
    /// @param weight its share of the score, in `[0, 1]`
    /// @param said what the listener has said, for [#PREFERENCE]; else empty
    public record Reason(String code, long track, long artist, double weight, String said) {

        /// The code of what the listener says they like.
        public static final String PREFERENCE = "preference";

        /// Creates a reason that lies in what listeners do.
        public Reason(String code, long track, long artist, double weight) {
            this(code, track, artist, weight, "");
        }
    }
}
