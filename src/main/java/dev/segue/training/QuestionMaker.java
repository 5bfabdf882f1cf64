package dev.segue.training;

import dev.segue.math.Mix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Makes the questions of a held-out part.
final class QuestionMaker {

    private final InteractionLog log;
    private final int learnt;
    private final int end;
    private final SparseRows met;

    /// @param learnt the number of the first interaction that is held out
    /// @param end the number of the first interaction after the held-out part
    /// @param met what each listener had met before
    QuestionMaker(InteractionLog log, int learnt, int end, SparseRows met) {
        this.log = log;
        this.learnt = learnt;
        this.end = end;
        this.met = met;
    }

    /// Returns one question for each listener who was there before and wanted something new in the held-out
    /// part, in the order of the listeners.
    ///
    /// @param most how many at most; which ones, a hash decides
    /// @param depth how many of a listener's latest tracks a question knows
    List<Question> questions(int most, int depth, long seed) {
        Map<Integer, Set<Integer>> right = new TreeMap<>();
        for (int i = learnt; i < end; i++) {
            int listener = log.listener(i);
            if (log.strength(i) > 0 && met.length(listener) > 0 && !met.has(listener, log.track(i))) {
                right.computeIfAbsent(listener, _ -> new HashSet<>()).add(log.track(i));
            }
        }
        List<Integer> asked = new ArrayList<>(right.keySet());
        asked.sort((one, other) -> Long.compare(Mix.of(seed ^ one), Mix.of(seed ^ other)));
        right.keySet().retainAll(new HashSet<>(asked.subList(0, Math.min(most, asked.size()))));
        List<Question> questions = new ArrayList<>();
        LatestMet.of(log, learnt, right.keySet(), depth)
                .forEach((listener, latest) ->
                        questions.add(new Question(listener, latest, right.getOrDefault(listener, Set.of()))));
        return questions;
    }
}
