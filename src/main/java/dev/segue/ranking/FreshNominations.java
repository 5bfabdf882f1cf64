package dev.segue.ranking;

/// What the sources of a list say of those of its candidates that are new to the listener, as if only such qualified:
/// each source's ranks count them alone, and its best is the best of them.
///
/// A source that was asked for new tracks only can name more of them than are left here, where known ones took their
/// places; those who offer known tracks only say nothing.
final class FreshNominations implements Nominations {

    private static final Source[] SOURCES = Source.values();

    private final Candidates pool;
    private final short[][] ranks = new short[SOURCES.length][];
    private final float[] best = new float[SOURCES.length];

    /// @param fresh numbers in the pool
    /// @param most the lowest rank that a source gives
    FreshNominations(Candidates pool, int[] fresh, int most) {
        this.pool = pool;
        for (Source source : SOURCES) {
            ranks[source.column()] = source.isFamiliar() ? new short[0] : ranksAmong(source, fresh, most);
        }
    }

    /// Returns by the rank in the whole list the rank among the new ones.
    private short[] ranksAmong(Source source, int[] fresh, int most) {
        short[] among = new short[most + 1];
        for (int candidate : fresh) {
            int rank = pool.rank(source, candidate);
            if (rank > 0) {
                among[rank] = 1;
                best[source.column()] = Math.max(best[source.column()], pool.score(source, candidate));
            }
        }
        among[0] = 0;
        short before = 0;
        for (int rank = 1; rank <= most; rank++) {
            before += among[rank];
            among[rank] = before;
        }
        return among;
    }

    @Override
    public float score(Source source, int candidate) {
        return pool.score(source, candidate);
    }

    @Override
    public int rank(Source source, int candidate) {
        short[] among = ranks[source.column()];
        return among.length == 0 ? 0 : among[pool.rank(source, candidate)];
    }

    @Override
    public float best(Source source) {
        return best[source.column()];
    }
}
