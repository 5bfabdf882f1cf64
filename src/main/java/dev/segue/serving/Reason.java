package dev.segue.serving;

import java.util.Locale;

/// Why a track is in a list.
///
/// @param code the kind of reason
/// @param subject the track, artist, album or genre behind it, as [Code#subjectKind] says; empty when there is none
/// @param weight its share of the track's score; the shares of a track's reasons sum to 1 at most
public record Reason(Code code, String subject, double weight) {

    /// What a reason's subject is.
    public enum SubjectKind {
        /// The id of a track.
        TRACK,
        /// The id or name of an artist.
        ARTIST,
        /// The id or name of an album.
        ALBUM,
        /// The name of a genre.
        GENRE,
        /// A word of the listener: a genre, an artist or what tracks should be like.
        WORD,
        /// There is none.
        NONE
    }

    /// The kinds of reasons; clients may rely on the names.
    public enum Code {
        /// It often follows a track that the listener has just played.
        BECAUSE_YOU_LISTENED(SubjectKind.TRACK),
        /// It is similar to a track that the listener likes.
        BECAUSE_YOU_LIKED(SubjectKind.TRACK),
        /// It is by an artist that the listener plays.
        SAME_ARTIST(SubjectKind.ARTIST),
        /// It is on an album that the listener plays.
        SAME_ALBUM(SubjectKind.ALBUM),
        /// It sounds or reads like a track that the listener plays.
        SIMILAR_CONTENT(SubjectKind.TRACK),
        /// Listeners with a similar taste play it.
        MATCHES_YOUR_TASTE(SubjectKind.NONE),
        /// The listener plays it often, or has of late.
        PLAYED_OFTEN(SubjectKind.NONE),
        /// The listener tends to play it after the track just played.
        YOUR_USUAL_NEXT(SubjectKind.TRACK),
        /// Many listeners play it at the moment.
        TRENDING(SubjectKind.NONE),
        /// Many listeners of a genre play it at the moment.
        TRENDING_IN_GENRE(SubjectKind.GENRE),
        /// Few have played it yet.
        NEW_TO_EVERYONE(SubjectKind.NONE),
        /// The listener has said that they like it.
        PREFERENCE(SubjectKind.WORD);

        private final SubjectKind subjectKind;

        Code(SubjectKind subjectKind) {
            this.subjectKind = subjectKind;
        }

        /// Returns what the subject of such a reason is.
        public SubjectKind subjectKind() {
            return subjectKind;
        }

        /// Returns the name that the API uses.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
