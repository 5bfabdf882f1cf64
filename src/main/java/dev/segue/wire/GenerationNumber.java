package dev.segue.wire;

/// The number of a generation at the end of a row: left out when it is 0, so that rows of a service that never had
/// another read as they were written.
final class GenerationNumber {

    private GenerationNumber() {}

    static RowWriter put(RowWriter row, int generation) {
        return generation == 0 ? row : row.unsigned(generation);
    }

    static int read(RowReader row) {
        return row.hasMore() ? row.count() : 0;
    }
}
