package dev.segue.ranking;

/// The page that says what every feature of the ranker is and where it comes from.
final class FeaturesPage {

    private FeaturesPage() {}

    static String text() {
        StringBuilder page = new StringBuilder("""
                # The ranker's features

                Generated from the code; a test fails when it is stale. The score of a candidate is `x · W z`: `x` are its features,
                `z` the circumstances of the list, `W` what is learnt.

                ## Of a candidate: from each source

                `score` is the root of its score relative to the source's best, `rank` is 1/rank, `present` is 1; all are 0 when the
                source does not have it among its best.

                | column | feature |
                | --- | --- |
                """);
        for (Source source : Source.values()) {
            row(page, Features.score(source), source.wireName() + ".score");
            row(page, Features.rank(source), source.wireName() + ".rank");
            row(page, Features.presence(source), source.wireName() + ".present");
        }
        page.append("""

                ## Of a candidate: traits

                | column | feature | comes from | meaning |
                | --- | --- | --- | --- |
                """);
        for (Trait trait : Trait.values()) {
            row(page, Features.of(trait), trait.label(), trait.from(), trait.meaning());
        }
        page.append("""

                ## Of a list: circumstances

                | column | circumstance | meaning |
                | --- | --- | --- |
                """);
        for (Circumstance circumstance : Circumstance.values()) {
            row(page, circumstance.column(), circumstance.label(), circumstance.meaning());
        }
        return page.toString();
    }

    private static void row(StringBuilder page, int column, String... cells) {
        page.append("| ").append(column);
        for (String cell : cells) {
            page.append(" | ").append(cell);
        }
        page.append(" |\n");
    }
}
