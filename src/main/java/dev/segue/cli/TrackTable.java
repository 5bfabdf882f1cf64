package dev.segue.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

/// The items of a list answer as a table for people.
final class TrackTable {

    private TrackTable() {}

    /// @param items the answer's `items`
    /// @param out where the table goes
    /// @param err where it is said that there is none
    static void print(JsonNode items, PrintWriter out, PrintWriter err) {
        if (items.isEmpty()) {
            err.println("the list is empty");
            return;
        }
        TextTable table = new TextTable("#", "SCORE", "TRACK", "TITLE", "ARTIST", "WHY");
        int rank = 0;
        for (JsonNode item : items) {
            rank++;
            table.row(
                    item.path("rank").asText(String.valueOf(rank)),
                    score(item.path("score")),
                    item.path("track").asText(""),
                    item.path("title").asText(""),
                    artists(item.path("artists")),
                    why(item));
        }
        table.print(out);
    }

    private static String score(JsonNode score) {
        return score.isNumber() ? String.format(Locale.ROOT, "%.3f", score.asDouble()) : "";
    }

    private static String artists(JsonNode artists) {
        return artists.valueStream()
                .map(artist -> artist.isTextual()
                        ? artist.asText()
                        : artist.path("name").asText(""))
                .collect(Collectors.joining(", "));
    }

    private static String why(JsonNode item) {
        JsonNode first = item.path("reasons").path(0);
        String code = first.path("code").asText(item.path("source").asText(""));
        return first.path("text").asText(code);
    }
}
