package dev.segue.simulation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// The listeners of the invented world.
///
/// @param seed what they were made from
/// @param all every one of them, by id
public record InventedListeners(long seed, List<InventedListener> all) {

    public InventedListeners {
        all = List.copyOf(all);
    }

    /// Makes that many listeners for a catalog.
    public static InventedListeners of(long seed, int count, InventedCatalog catalog) {
        if (count < 1) {
            throw new IllegalArgumentException("%d listeners; expected 1 or more".formatted(count));
        }
        return new InventedListeners(
                seed,
                IntStream.range(0, count)
                        .mapToObj(number -> listener(seed, "listener-%03d".formatted(number), catalog))
                        .toList());
    }

    private static InventedListener listener(long seed, String id, InventedCatalog catalog) {
        Dice dice = Dice.of(seed, id);
        Map<Genre, Double> loves = loves(dice);
        LatentTaste taste = new LatentTaste(
                loves,
                drift(dice),
                dice.uniform(),
                favourites(dice, loves, catalog),
                Math.clamp(Math.round(1998 + 14 * dice.bell()), 1965, 2024),
                dice.nextLong());
        return new InventedListener(
                id, taste, Habits.invented(dice), new Mood(0.55 + 0.14 * dice.bell(), 0.52 + 0.13 * dice.bell()));
    }

    private static Map<Genre, Double> loves(Dice dice) {
        Map<Genre, Double> loves = new EnumMap<>(Genre.class);
        for (Genre genre : Genre.RING) {
            loves.put(genre, dice.between(0.02, 0.3));
        }
        for (int i = 1 + dice.below(3); i > 0; i--) {
            Genre loved = dice.pick(Genre.RING);
            loves.merge(loved, dice.between(0.75, 1), Math::max);
            loves.merge(loved.along(1), dice.between(0.3, 0.65), Math::max);
            loves.merge(loved.along(-1), dice.between(0.3, 0.65), Math::max);
        }
        return loves;
    }

    private static Map<Genre, Double> drift(Dice dice) {
        Map<Genre, Double> drift = new EnumMap<>(Genre.class);
        for (Genre genre : Genre.RING) {
            drift.put(genre, dice.between(-0.2, 0.2));
        }
        return drift;
    }

    /// Picks well-known artists more often, and those of loved genres far more often.
    private static Set<String> favourites(Dice dice, Map<Genre, Double> loves, InventedCatalog catalog) {
        Set<String> favourites = new HashSet<>();
        int wanted = 2 + dice.below(7);
        double fame = Collections.max(
                catalog.artists().stream().map(InventedArtist::fame).toList());
        for (int tries = 0; tries < 4000 && favourites.size() < wanted; tries++) {
            InventedArtist artist = dice.pick(catalog.artists());
            double love = loves.getOrDefault(artist.genre(), 0.0);
            if (dice.chance(love * love * Math.sqrt(artist.fame() / fame))) {
                favourites.add(artist.id());
            }
        }
        return favourites;
    }
}
