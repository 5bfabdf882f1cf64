package dev.segue.training;

import dev.segue.evaluation.report.Markup;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a page says of the search by which settings were found: every candidate with what it came to in
/// each rung, those that came furthest first.
final class SearchSection {

    private SearchSection() {}

    static String of(Searched searched) {
        Map<Integer, Map<Integer, Tried>> byCandidate = new TreeMap<>();
        Map<Integer, Integer> interactions = new TreeMap<>();
        for (Tried one : searched.tried()) {
            byCandidate.computeIfAbsent(one.candidate(), _ -> new TreeMap<>()).put(one.rung(), one);
            interactions.put(one.rung(), one.interactions());
        }
        StringBuilder html = new StringBuilder();
        html.append(
                "<h2>Search</h2>\n<p>%d settings were tried: 0 is what the service has, the others are random. Each rung tries those that were left on more of what is learnt; NDCG@20 is the mean over %d blocks of time, each after a fit to all that came before it. The one that was best in the last rung was trained.</p>\n"
                        .formatted(
                                byCandidate.size(),
                                searched.winner().validated().folds().size()));
        html.append(
                "<div class=\"card\"><table>\n<tr><th>candidate</th><th>dimensions</th><th>missing</th><th>ridge</th><th>scaling</th>");
        interactions.values().forEach(count -> html.append("<th>on the first %s</th>".formatted(Markup.count(count))));
        html.append("<th>deviation</th></tr>\n");
        for (Map<Integer, Tried> rungs : inOrder(byCandidate)) {
            row(html, rungs, searched.best(), interactions.size());
        }
        return html.append("</table></div>\n").toString();
    }

    private static List<Map<Integer, Tried>> inOrder(Map<Integer, Map<Integer, Tried>> byCandidate) {
        return byCandidate.values().stream()
                .sorted(Comparator.<Map<Integer, Tried>>comparingInt(rungs -> -rungs.size())
                        .thenComparingDouble(rungs -> -lastOf(rungs).validated().mean()))
                .toList();
    }

    private static void row(StringBuilder html, Map<Integer, Tried> rungs, int best, int count) {
        Tried last = lastOf(rungs);
        AlsSettings settings = last.settings();
        html.append("<tr%s><td>%d</td><td>%d</td><td>%s</td><td>%s</td><td>%s</td>"
                .formatted(
                        last.candidate() == best ? " class=\"first\"" : "",
                        last.candidate(),
                        settings.dimensions(),
                        settings.missing(),
                        settings.ridge(),
                        settings.scaling()));
        for (int rung = 0; rung < count; rung++) {
            Tried one = rungs.get(rung);
            html.append("<td>%s</td>"
                    .formatted(one == null ? "" : Markup.share(one.validated().mean())));
        }
        html.append("<td>%s</td></tr>\n".formatted(Markup.share(last.validated().deviation())));
    }

    private static Tried lastOf(Map<Integer, Tried> rungs) {
        return List.copyOf(rungs.values()).getLast();
    }
}
