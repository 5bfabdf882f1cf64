package dev.segue.evaluation.peers;

/// A peer whose model is fitted in batches, see [Refits], and stands still in between.
abstract class BatchPeer extends Peer {

    private final Refits refits;
    private int fitted;
    private int fits;
    private long fittedAtMillis = Long.MIN_VALUE;

    BatchPeer(String name, long seed, Refits refits) {
        super(name, seed);
        this.refits = refits;
    }

    @Override
    public final void advance(long toMillis) {
        int learnt = heard().choices();
        if (fittedAtMillis == Long.MIN_VALUE) {
            fittedAtMillis = toMillis;
        }
        if (refits.isDue(fitted, learnt, fittedAtMillis, toMillis)) {
            fit();
            fits++;
            fitted = learnt;
            fittedAtMillis = toMillis;
        }
    }

    /// Returns how often the model was fitted.
    final int fits() {
        return fits;
    }

    /// Fits the model to everything heard so far.
    abstract void fit();
}
