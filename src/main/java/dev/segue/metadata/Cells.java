package dev.segue.metadata;

import dev.segue.catalog.CatalogEntry;
import java.util.List;
import java.util.Map;

/// The cells of one row, by column name or place.
///
/// @param line the line of the file it begins at, from 1
/// @param places the place of each column
/// @param values the cells
record Cells(long line, Map<String, Integer> places, List<String> values) {

    /// Returns a cell without spaces around it; empty when there is no such column.
    String text(String column) {
        Integer place = places.get(column);
        return place == null || place >= values.size() ? "" : values.get(place).strip();
    }

    /// Returns the cell of the first of these columns that says something.
    String first(List<String> columns) {
        for (String column : columns) {
            String text = text(column);
            if (!text.isEmpty() && !text.equals("NA")) {
                return text;
            }
        }
        return "";
    }

    String id(List<String> columns) throws Refused {
        String id = first(columns);
        if (id.isEmpty() || id.length() > CatalogEntry.MAX_ID) {
            throw new Refused(
                    "invalid_id",
                    "id of %d characters in column %s; expected 1 to %d"
                            .formatted(id.length(), columns.getFirst(), CatalogEntry.MAX_ID));
        }
        return id;
    }

    /// @throws Refused when there are not as many cells as columns
    void requireWhole() throws Refused {
        if (values.size() != places.size()) {
            throw new Refused("columns", "%d columns; expected %d".formatted(values.size(), places.size()));
        }
    }
}
