package dev.segue.evaluation.peers;

/// The matrix of who chose what how often, compressed by row both ways: what batch factorisation goes over.
///
/// Memory: 16 bytes a pair.
record Choices(Rows byListener, Rows byTrack) {

    /// A sparse matrix by rows.
    static final class Rows {

        private final int[] starts;
        private final int[] columns;
        private final float[] counts;

        private Rows(int[] sizes) {
            this.starts = new int[sizes.length + 1];
            for (int row = 0; row < sizes.length; row++) {
                starts[row + 1] = starts[row] + sizes[row];
            }
            this.columns = new int[starts[sizes.length]];
            this.counts = new float[columns.length];
        }

        int start(int row) {
            return starts[row];
        }

        int end(int row) {
            return starts[row + 1];
        }

        int column(int at) {
            return columns[at];
        }

        float count(int at) {
            return counts[at];
        }

        int rows() {
            return starts.length - 1;
        }

        /// Returns the number of entries.
        int size() {
            return columns.length;
        }

        private void set(int at, int column, float count) {
            columns[at] = column;
            counts[at] = count;
        }
    }

    static Choices of(Heard heard) {
        int[] ofListener = new int[heard.listenerCount()];
        int[] ofTrack = new int[heard.trackCount()];
        for (int listener = 0; listener < ofListener.length; listener++) {
            ofListener[listener] = heard.history(listener).counts().size();
            heard.history(listener).counts().forEach((track, _) -> ofTrack[track]++);
        }
        Rows byListener = new Rows(ofListener);
        Rows byTrack = new Rows(ofTrack);
        int[] filled = new int[ofTrack.length];
        for (int listener = 0; listener < ofListener.length; listener++) {
            int row = listener;
            int[] next = {byListener.start(listener)};
            heard.history(listener).counts().forEach((track, count) -> {
                byListener.set(next[0]++, track, count);
                byTrack.set(byTrack.start(track) + filled[track]++, row, count);
            });
        }
        return new Choices(byListener, byTrack);
    }
}
