package dev.segue.topology;

import dev.segue.catalog.Alias;
import dev.segue.catalog.CatalogPlaylist;
import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.CatalogView;
import dev.segue.intake.IntakeSettings;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.ranking.Model;
import dev.segue.ranking.Recommender;
import dev.segue.ranking.Start;
import dev.segue.wire.DeadLetter;
import dev.segue.wire.Decoded;
import dev.segue.wire.ModelMetrics;
import dev.segue.wire.Recommendations;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serializer;

/// Everything that the rooms are wired with.
///
/// @param topics the names of the topics
/// @param streams the budgets and the number of partitions
/// @param intake which events are believed
/// @param listener where sessions are cut
/// @param coListens how successors are kept
/// @param trending how trending tracks are counted
/// @param ranker how the order is learnt
/// @param model what this process holds of the model; written by the model room, read by everyone
/// @param recommender the ranking
/// @param events decodes a record's value; waits while the registry cannot be reached
/// @param catalog decodes a track of the catalog; waits in the same way
/// @param aliases decodes another name of a track; waits in the same way
/// @param playlists decodes a playlist of the catalog; waits in the same way
/// @param generations opens trained generations
/// @param catalogView what of this process follows the catalog, the model among it
/// @param serializers how public records are written
/// @param counters what this process counts for its metrics
public record Wiring(
        Topics topics,
        StreamSettings streams,
        IntakeSettings intake,
        ListenerSettings listener,
        CoListenSettings coListens,
        TrendingSettings trending,
        RankerSettings ranker,
        Model model,
        Recommender recommender,
        Function<byte[], Decoded> events,
        Function<byte[], CatalogTrack> catalog,
        AliasDecoder aliases,
        Function<byte[], CatalogPlaylist> playlists,
        GenerationDecoder generations,
        CatalogView catalogView,
        Serializers serializers,
        Counters counters) {

    /// Reads other names of tracks.
    public interface AliasDecoder {

        /// Returns the alias of a record.
        Alias read(String name, byte[] value);
    }

    /// Opens trained generations.
    public interface GenerationDecoder {

        /// Returns what is in a generation.
        ///
        /// @param generation the number that it gets here
        /// @param name what it is called where it was trained
        /// @param files its files by name
        /// @throws IOException when it is not sound
        Start read(int generation, String name, Map<String, byte[]> files) throws IOException;
    }

    /// How public records are written.
    ///
    /// @param deadLetters of the dead letters
    /// @param recommendations of the lists
    /// @param metrics of the quality measures
    public record Serializers(
            Serializer<DeadLetter> deadLetters,
            Serializer<Recommendations> recommendations,
            Serializer<ModelMetrics> metrics) {}
}
