package dev.segue.serving.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.events.ListeningEvent;
import dev.segue.events.TrackId;
import dev.segue.serving.Lookups;
import dev.segue.serving.Reason;

/// Tracks and reasons in JSON, with title, album and artists where they are known.
///
/// @param lookups what describes a track
record TrackJson(Lookups lookups) {

    /// Returns the opening of a list's item.
    ObjectNode item(TrackId track, int rank, double score) {
        return Json.object().put("track", track.value()).put("rank", rank).put("score", score);
    }

    /// Adds what is known about the track.
    ObjectNode described(ObjectNode item, TrackId track) {
        lookups.describe(track).ifPresent(description -> describe(item, description));
        return item;
    }

    ObjectNode shortReason(Reason reason) {
        return Json.object().put("code", reason.code().wireName()).put("text", text(reason));
    }

    ObjectNode fullReason(Reason reason) {
        ObjectNode json = shortReason(reason).put("weight", reason.weight());
        return switch (reason.code().subjectKind()) {
            case TRACK -> json.put("track", reason.subject());
            case ARTIST -> json.put("artist", reason.subject());
            case ALBUM -> json.put("album", reason.subject());
            case GENRE -> json.put("genre", reason.subject());
            case WORD -> json.put("preference", reason.subject());
            case NONE -> json;
        };
    }

    /// Returns the reason as a sentence without its full stop.
    String text(Reason reason) {
        String name = nameOf(reason);
        return switch (reason.code()) {
            case BECAUSE_YOU_LISTENED -> "Because you listened to " + name;
            case BECAUSE_YOU_LIKED -> "Because you like " + name;
            case SAME_ARTIST -> "More by " + name;
            case SAME_ALBUM -> "More from " + name;
            case SIMILAR_CONTENT -> "Sounds like " + name;
            case MATCHES_YOUR_TASTE -> "Listeners with a taste like yours play it";
            case PLAYED_OFTEN -> "You play it often";
            case YOUR_USUAL_NEXT -> "You often play it after " + name;
            case TRENDING -> "Many listeners play it at the moment";
            case TRENDING_IN_GENRE -> "Many listeners of " + name + " play it at the moment";
            case NEW_TO_EVERYONE -> "Few have heard it yet";
            case PREFERENCE -> "You like " + name;
        };
    }

    private String nameOf(Reason reason) {
        if (reason.code().subjectKind() != Reason.SubjectKind.TRACK
                || reason.subject().isEmpty()) {
            return reason.subject();
        }
        return lookups.describe(new TrackId(reason.subject()))
                .map(ListeningEvent.Description::title)
                .filter(title -> !title.isEmpty())
                .orElse(reason.subject());
    }

    private static void describe(ObjectNode item, ListeningEvent.Description description) {
        if (!description.title().isEmpty()) {
            item.put("title", description.title());
        }
        if (!description.album().isEmpty()) {
            item.put("album", description.album());
        }
        if (!description.artist().isEmpty()) {
            item.putArray("artists").addObject().put("name", description.artist());
        }
    }
}
