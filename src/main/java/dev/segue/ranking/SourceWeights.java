package dev.segue.ranking;

/// What each source counts in the fixed blend, one component per [Source]; 0 leaves it out.
public record SourceWeights(
        double successors,
        double next,
        double artistOrder,
        double sameArtist,
        double relistening,
        double ownNext,
        double trending) {

    public SourceWeights {
        requireWeight("successors", successors);
        requireWeight("next", next);
        requireWeight("artistOrder", artistOrder);
        requireWeight("sameArtist", sameArtist);
        requireWeight("relistening", relistening);
        requireWeight("ownNext", ownNext);
        requireWeight("trending", trending);
    }

    /// Returns the weights that leave out all sources but one.
    public static SourceWeights only(Source source) {
        return new SourceWeights(
                source == Source.SUCCESSORS ? 1 : 0,
                source == Source.NEXT ? 1 : 0,
                source == Source.ARTIST_ORDER ? 1 : 0,
                source == Source.SAME_ARTIST ? 1 : 0,
                source == Source.RELISTENING ? 1 : 0,
                source == Source.OWN_NEXT ? 1 : 0,
                source == Source.TRENDING ? 1 : 0);
    }

    /// Returns the weight of a source.
    public double of(Source source) {
        return switch (source) {
            case SUCCESSORS -> successors;
            case NEXT -> next;
            case ARTIST_ORDER -> artistOrder;
            case SAME_ARTIST -> sameArtist;
            case RELISTENING -> relistening;
            case OWN_NEXT -> ownNext;
            case TRENDING -> trending;
        };
    }

    private static void requireWeight(String name, double weight) {
        if (!(weight >= 0 && weight <= 1e6)) {
            throw new IllegalArgumentException("weight %s of %s; expected 0 to 1e6".formatted(weight, name));
        }
    }
}
