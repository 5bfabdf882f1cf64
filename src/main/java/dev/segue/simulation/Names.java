package dev.segue.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Makes up names of artists, albums, tracks and playlists.
final class Names {

    private static final List<String> ONSETS = List.of(
            "b", "br", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "st", "t", "th", "v", "w", "z");
    private static final List<String> VOWELS = List.of("a", "e", "i", "o", "u", "ai", "ea", "ou");
    private static final List<String> CODAS = List.of("", "", "l", "n", "r", "s", "nd", "rk", "m", "ll", "tt");
    private static final List<String> FIRST_NAMES = List.of(
            "Ada", "Ben", "Cleo", "Dario", "Edie", "Femi", "Greta", "Hugo", "Ines", "Jonas", "Kaya", "Leo", "Mira",
            "Nils", "Odile", "Pablo", "Quinn", "Rosa", "Sami", "Tove", "Umar", "Vera", "Wim", "Yuki", "Zoe");
    private static final List<String> ADJECTIVES = List.of(
            "Quiet",
            "Golden",
            "Hollow",
            "Electric",
            "Broken",
            "Distant",
            "Velvet",
            "Northern",
            "Silver",
            "Burning",
            "Paper",
            "Endless",
            "Crooked",
            "Midnight",
            "Gentle",
            "Wild",
            "Frozen",
            "Lonely",
            "Secret",
            "Second",
            "Bitter",
            "Early",
            "Restless",
            "Wooden",
            "Blue");
    private static final List<String> NOUNS = List.of(
            "River", "Lantern", "Harbour", "Engine", "Garden", "Mirror", "Winter", "Signal", "Sparrow", "Highway",
            "Orchard", "Shadow", "Letter", "Ocean", "Window", "Compass", "Machine", "Summer", "Echo", "Bridge",
            "Candle", "Thunder", "Meadow", "Station", "Ribbon", "Comet", "Island", "Valley", "Circus", "Anchor");
    private static final List<String> VERBS =
            List.of("Chase", "Follow", "Leave", "Remember", "Carry", "Cross", "Hold", "Forget", "Wait for", "Run to");
    private static final List<String> LINKS = List.of("in the", "of the", "under the", "without a", "and the");

    private final Dice dice;
    private final Set<String> artistsSoFar = new HashSet<>();

    Names(Dice dice) {
        this.dice = dice;
    }

    /// Returns a name that no artist has had so far.
    String artist() {
        String name = artistCandidate();
        while (!artistsSoFar.add(name)) {
            name = artistCandidate() + " " + capitalised(word(1));
        }
        return name;
    }

    String album() {
        return switch (dice.below(4)) {
            case 0 -> dice.pick(ADJECTIVES) + " " + dice.pick(NOUNS);
            case 1 -> twoNouns(dice.pick(LINKS));
            case 2 -> "The " + dice.pick(NOUNS) + " Sessions";
            default -> capitalised(word(2));
        };
    }

    String track() {
        return switch (dice.below(5)) {
            case 0 -> dice.pick(ADJECTIVES) + " " + dice.pick(NOUNS);
            case 1 -> dice.pick(VERBS) + " the " + dice.pick(NOUNS);
            case 2 -> twoNouns(dice.pick(LINKS));
            case 3 -> dice.pick(FIRST_NAMES) + "'s " + dice.pick(NOUNS);
            default -> dice.pick(NOUNS);
        };
    }

    String playlist(Genre genre) {
        return dice.pick(ADJECTIVES) + " " + capitalised(genre.label());
    }

    private String artistCandidate() {
        return switch (dice.below(4)) {
            case 0 -> "The " + dice.pick(ADJECTIVES) + " " + dice.pick(NOUNS) + "s";
            case 1 -> twoNouns("&");
            case 2 -> capitalised(word(2));
            default -> dice.pick(FIRST_NAMES) + " " + capitalised(word(2));
        };
    }

    private String twoNouns(String link) {
        int first = dice.below(NOUNS.size());
        int second = (first + 1 + dice.below(NOUNS.size() - 1)) % NOUNS.size();
        return NOUNS.get(first) + " " + link + " " + NOUNS.get(second);
    }

    private String word(int syllables) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            word.append(dice.pick(ONSETS)).append(dice.pick(VOWELS)).append(dice.pick(CODAS));
        }
        return word.toString();
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
