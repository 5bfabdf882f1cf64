package dev.segue.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows of text in aligned columns; the last column is not padded.
///
/// Control characters are replaced: a title must not be able to steer the terminal.
final class TextTable {

    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... headings) {
        rows.add(List.of(headings));
    }

    /// @param cells as many as there are headings
    void row(String... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException("%d cells in a table of %d columns"
                    .formatted(cells.length, rows.getFirst().size()));
        }
        rows.add(Arrays.stream(cells)
                .map(cell -> cell.replaceAll("\\p{Cntrl}", "?"))
                .toList());
    }

    void print(PrintWriter out) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], widthOf(row.get(column)));
            }
        }
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            line.append(cell).append(" ".repeat(widths[column] - widthOf(cell) + 2));
        }
        return line.toString().stripTrailing();
    }

    private static int widthOf(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
