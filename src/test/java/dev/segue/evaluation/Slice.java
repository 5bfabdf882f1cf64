package dev.segue.evaluation;

/// The quality of the lists of one kind of question.
///
/// One track is right, so that NDCG is `1 / log2(place + 2)` of its place from 0, or 0 when it is not in the list.
///
/// Source: Järvelin, Kekäläinen, *Cumulated gain-based evaluation of IR techniques*, TOIS 2002.
public final class Slice {

    private final String name;
    private long questions;
    private long hits;
    private double gain;

    /// Creates a slice without questions.
    public Slice(String name) {
        this.name = name;
    }

    /// Counts one answer.
    ///
    /// @param place the place of the right track from 0; negative when it is not in the list
    public void add(int place) {
        questions++;
        if (place >= 0) {
            hits++;
            gain += Math.log(2) / Math.log(place + 2);
        }
    }

    /// Returns the name.
    public String name() {
        return name;
    }

    /// Returns how many answers were counted.
    public long questions() {
        return questions;
    }

    /// Returns the mean NDCG; 0 without questions.
    public double ndcg() {
        return questions == 0 ? 0 : gain / questions;
    }

    /// Returns the share of answers that had the right track in the list; 0 without questions.
    public double recall() {
        return questions == 0 ? 0 : (double) hits / questions;
    }

    @Override
    public String toString() {
        return "%s: ndcg %.4f, recall %.4f, of %d".formatted(name, ndcg(), recall(), questions);
    }
}
