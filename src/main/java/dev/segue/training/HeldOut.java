package dev.segue.training;

import dev.segue.evaluation.measures.ListScore;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.math.GramMatrix;
import dev.segue.math.Lanes;
import dev.segue.math.TopK;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// A part of a log that is later than what was learnt, to ask about.
///
/// Asked is what serving is asked: the listener is folded in from the tracks that they met last before the part
/// began ([Folding]), and what they met is not offered. Right is what they then wanted for the first time. A
/// track that nobody had met before cannot be offered and counts as missed.
final class HeldOut {

    private final List<Question> questions;
    private final SparseRows met;
    private final SparseRows byTrack;
    private final Chunks chunks;

    private interface Scorer {

        /// Offers tracks to a list.
        void offerTo(TopK list, Question question);
    }

    /// @param met what each listener had met
    /// @param byTrack the same by track
    HeldOut(List<Question> questions, SparseRows met, SparseRows byTrack, Chunks chunks) {
        this.questions = List.copyOf(questions);
        this.met = met;
        this.byTrack = byTrack;
        this.chunks = chunks;
    }

    /// Measures the lists that vectors of tracks give.
    Scores of(FitTracks tracks, FactorSettings serving) {
        GramMatrix gram = tracks.gram();
        return measured(() -> {
            Folding folding = new Folding(tracks, gram, serving);
            float[] taste = new float[gram.dimensions()];
            return (list, question) -> {
                if (folding.solve(question.latest(), taste)) {
                    offer(list, question, tracks, taste);
                }
            };
        });
    }

    /// Measures the lists of what most listeners have met.
    Scores ofPopular() {
        return measured(() -> (list, question) -> {
            for (int track = 0; track < byTrack.rows(); track++) {
                int listeners = byTrack.length(track);
                if (listeners > 0 && listeners >= list.floor() && !met.has(question.listener(), track)) {
                    list.offer(track, listeners);
                }
            }
        });
    }

    private void offer(TopK list, Question question, FitTracks tracks, float[] taste) {
        VectorTable vectors = tracks.vectors();
        for (int track = 0; track < vectors.rows(); track++) {
            if (tracks.isKept(track)) {
                float score = Lanes.dot(vectors.values(), vectors.start(track), taste, 0, taste.length);
                if (score >= list.floor() && !met.has(question.listener(), track)) {
                    list.offer(track, score);
                }
            }
        }
    }

    private Scores measured(Supplier<Scorer> maker) {
        ListScore[] scores = new ListScore[questions.size()];
        var _ = chunks.each(scores.length, () -> {
            Scorer scorer = maker.get();
            return (first, end) -> {
                for (int i = first; i < end; i++) {
                    TopK list = new TopK(Scores.DEPTH);
                    scorer.offerTo(list, questions.get(i));
                    scores[i] = scoreOf(list.sort(), questions.get(i));
                }
                return 0;
            };
        });
        Scores all = new Scores();
        for (ListScore score : scores) {
            all.add(score);
        }
        return all;
    }

    private static ListScore scoreOf(TopK list, Question question) {
        int[] places = new int[list.size()];
        int found = 0;
        for (int place = 0; place < list.size(); place++) {
            if (question.right().contains((int) list.key(place))) {
                places[found++] = place;
            }
        }
        return ListScore.of(question.right().size(), Arrays.copyOf(places, found));
    }
}
