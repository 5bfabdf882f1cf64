package dev.segue.learning.trending;

import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackUpdate;
import dev.segue.math.Decay;
import java.util.Optional;

/// What has been done with one track: the row of its owner, broadcast to every process. Immutable.
///
/// Counts are exact. Updates commute: in whatever order they are applied the row is the same, up to the
/// rounding of the decayed sums (of two descriptions the one with the earlier event time stays), and up to
/// which countries are kept of a track that is played in many.
///
/// @param plays plays ever
/// @param skips skips ever
/// @param likes likes ever, whether or not they were taken back
/// @param dislikes dislikes ever, whether or not they were taken back
/// @param listeners different listeners who have played it
/// @param updates how many updates have been applied, of every kind
/// @param listenerDays decayed count of plays that were the listener's first of the track in a day, as of
/// `decayedAtMillis`
/// @param decayedPlays decayed count of all plays, as of `decayedAtMillis`
/// @param decayedAtMillis event time of the latest play; 0 when there is none
/// @param firstAtMillis event time of the earliest play or skip; 0 when there is none
/// @param lastAtMillis event time of the latest play or skip; 0 when there is none
/// @param description what the earliest event that said anything said about the track
/// @param describedAtMillis event time of that event; 0 when there is none
/// @param reach how long and where it is played, as of `decayedAtMillis`
public record TrackTotals(
        long plays,
        long skips,
        long likes,
        long dislikes,
        long listeners,
        long updates,
        double listenerDays,
        double decayedPlays,
        long decayedAtMillis,
        long firstAtMillis,
        long lastAtMillis,
        Description description,
        long describedAtMillis,
        Reach reach) {

    /// The row of a track with which nothing has been done.
    public static final TrackTotals NONE =
            new TrackTotals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Description.NONE, 0, Reach.NONE);

    /// Returns how many things were done with the track that are for it or against it.
    public long steps() {
        return plays + skips + likes + dislikes;
    }

    /// Returns the row after an update. Cost: O(1), at most two powers.
    public TrackTotals with(TrackUpdate update, TrendingSettings settings) {
        TrackTotals described = describedBy(update);
        return update.count().isEmpty()
                ? described.counted(0, 0, 0, 0, 0)
                : described.with(update.count().get(), update.atMillis(), settings);
    }

    /// Returns what was done with this track and with another that turned out to be the same. Listeners of both count
    /// twice: only their owners know who they are.
    public TrackTotals plus(TrackTotals other, Rising rising) {
        if (other.updates == 0 || updates == 0) {
            return updates == 0 ? other : this;
        }
        boolean otherSaid =
                description.isNone() || (!other.description.isNone() && other.describedAtMillis < describedAtMillis);
        long first = Math.min(firstAtMillis, other.firstAtMillis);
        long latest = Math.max(decayedAtMillis, other.decayedAtMillis);
        Decay decay = rising.latest();
        return new TrackTotals(
                plays + other.plays,
                skips + other.skips,
                likes + other.likes,
                dislikes + other.dislikes,
                listeners + other.listeners,
                updates + other.updates,
                sum(listenerDays, other.listenerDays, other.decayedAtMillis, decay),
                sum(decayedPlays, other.decayedPlays, other.decayedAtMillis, decay),
                latest,
                first == 0 ? Math.max(firstAtMillis, other.firstAtMillis) : first,
                Math.max(lastAtMillis, other.lastAtMillis),
                otherSaid ? other.description : description,
                otherSaid ? other.describedAtMillis : describedAtMillis,
                reachAt(latest, rising).plus(other.reachAt(latest, rising)));
    }

    private Reach reachAt(long laterMillis, Rising rising) {
        return decayedAtMillis == 0 ? reach : reach.carried(decayedAtMillis, laterMillis, rising);
    }

    private double sum(double value, double otherValue, long otherAtMillis, Decay decay) {
        if (decayedAtMillis == 0 || otherAtMillis == 0) {
            return value + otherValue;
        }
        return decay.plus(value, decayedAtMillis, otherValue, otherAtMillis);
    }

    /// Returns the decayed listener days of a country, or of all; empty when nothing is known of the country.
    ///
    /// @param country its code; empty: all
    public Optional<Reach.InCountry> in(String country) {
        return country.isEmpty()
                ? Optional.of(new Reach.InCountry("", listenerDays, reach.usualDays()))
                : reach.in(country);
    }

    /// Returns the logarithm by which trending tracks are ordered; negative infinity when nobody has played it.
    public double trendLog2(Decay decay) {
        return decay.log2At(listenerDays, decayedAtMillis);
    }

    private TrackTotals with(TrackUpdate.Count count, long atMillis, TrendingSettings settings) {
        return switch (count.kind()) {
            case PLAY -> played(count, atMillis, Rising.under(settings));
            case SKIP -> counted(0, 1, 0, 0, 0).seen(atMillis, plays + skips == 0);
            case LIKE -> counted(0, 0, 1, 0, 0);
            case DISLIKE -> counted(0, 0, 0, 1, 0);
            case UNLIKE -> counted(0, 0, 0, 0, 0);
        };
    }

    private TrackTotals played(TrackUpdate.Count count, long atMillis, Rising rising) {
        Decay decay = rising.latest();
        long referenceMillis = plays == 0 ? atMillis : decayedAtMillis;
        double days = decay.plus(listenerDays, referenceMillis, count.firstOfDay() ? 1 : 0, atMillis);
        double all = decay.plus(decayedPlays, referenceMillis, 1, atMillis);
        Reach wider = reach.played(
                listenerDays, referenceMillis, count.firstOfDay() ? 1 : 0, count.country(), atMillis, rising);
        return counted(1, 0, 0, 0, count.newListener() ? 1 : 0)
                .decayed(days, all, Math.max(referenceMillis, atMillis), wider)
                .seen(atMillis, plays + skips == 0);
    }

    private TrackTotals describedBy(TrackUpdate update) {
        if (update.description().isEmpty() || update.description().get().isNone()) {
            return this;
        }
        Description said = update.description().get();
        boolean earlier = description.isNone()
                || update.atMillis() < describedAtMillis
                || (update.atMillis() == describedAtMillis && text(said).compareTo(text(description)) < 0);
        return earlier ? described(said, update.atMillis()) : this;
    }

    private static String text(Description said) {
        return said.artist() + '\n' + said.album() + '\n' + said.title();
    }

    private TrackTotals counted(int morePlays, int moreSkips, int moreLikes, int moreDislikes, int moreListeners) {
        return new TrackTotals(
                plays + morePlays,
                skips + moreSkips,
                likes + moreLikes,
                dislikes + moreDislikes,
                listeners + moreListeners,
                updates + 1,
                listenerDays,
                decayedPlays,
                decayedAtMillis,
                firstAtMillis,
                lastAtMillis,
                description,
                describedAtMillis,
                reach);
    }

    private TrackTotals decayed(double days, double all, long referenceMillis, Reach wider) {
        return new TrackTotals(
                plays,
                skips,
                likes,
                dislikes,
                listeners,
                updates,
                days,
                all,
                referenceMillis,
                firstAtMillis,
                lastAtMillis,
                description,
                describedAtMillis,
                wider);
    }

    private TrackTotals seen(long atMillis, boolean first) {
        return new TrackTotals(
                plays,
                skips,
                likes,
                dislikes,
                listeners,
                updates,
                listenerDays,
                decayedPlays,
                decayedAtMillis,
                first ? atMillis : Math.min(firstAtMillis, atMillis),
                first ? atMillis : Math.max(lastAtMillis, atMillis),
                description,
                describedAtMillis,
                reach);
    }

    private TrackTotals described(Description said, long saidAtMillis) {
        return new TrackTotals(
                plays,
                skips,
                likes,
                dislikes,
                listeners,
                updates,
                listenerDays,
                decayedPlays,
                decayedAtMillis,
                firstAtMillis,
                lastAtMillis,
                said,
                saidAtMillis,
                reach);
    }
}
