package dev.segue.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextKeyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Beyoncé          | Déjà Vu (feat. Jay-Z)             | BEYONCE                | Deja vu
            Sigur Rós        | Hoppípolla - 2012 Remaster        | sigur ros              | Hoppipolla
            The Beatles      | Yesterday (Remastered 2009)       | the beatles            | Yesterday [2015 Stereo Remaster]
            A feat. B        | Title                             | A                      | Title ft. B
            AC/DC            | T.N.T.                            | AC DC                  | t n t
            ＡＢＢＡ          | Ｍａｍｍａ Mia                      | ABBA                   | Mamma Mia!
            Motörhead        | Ace Of Spades (Deluxe Edition)    | Motorhead              | Ace of Spades
            """)
    void sameRecordingsHaveTheSameKey(String artist, String title, String otherArtist, String otherTitle) {
        TextKey key = TextKey.of(artist, title);

        assertThat(key).isEqualTo(TextKey.of(otherArtist, otherTitle));
        assertThat(key.hash()).matches("[0-9a-f]{32}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Nina Simone | Feeling Good                  | Nina Simone | Feeling Good (Live at Montreux)
            Nina Simone | Feeling Good                  | Nina Simone | Feeling Good - Joel Corry Remix
            Nina Simone | Feeling Good                  | Muse        | Feeling Good
            Low         | (Untitled)                    | Low         | Two
            """)
    void otherRecordingsHaveAnotherKey(String artist, String title, String otherArtist, String otherTitle) {
        assertThat(TextKey.of(artist, title)).isNotEqualTo(TextKey.of(otherArtist, otherTitle));
    }
}
