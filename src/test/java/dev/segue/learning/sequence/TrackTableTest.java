package dev.segue.learning.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrackTableTest {

    /// Three listeners: track 0 was chosen by all, 1 and 2 by two, 3 by one (twice), 4 by one.
    private static final Histories HISTORIES =
            new Histories(new int[] {0, 4, 7, 10}, new int[] {0, 1, 3, 3, 0, 1, 2, 0, 2, 4}, new long[10], new int[] {
                0, 1, 2, 3, 4, 5, 6, 7, 8, 9
            });

    private static final int[] ARTISTS = {0, 0, 1, 0, -1};

    private final float[] vector = new float[16];

    @Test
    void whatFewListenersChoseHasOnlyItsArtistsVector() {
        TrackTable table = TrackTable.of(HISTORIES, 10, ARTISTS, 16, 2, 1000, 1);
        float[] artist = new float[16];

        assertThat(table.owning()).isEqualTo(3);
        assertThat(table.has(3)).isFalse();
        assertThat(table.read(3, vector, 0)).isTrue();
        assertThat(table.readArtist(0, artist)).isTrue();
        assertThat(vector).containsExactly(artist);
        assertThat(table.read(4, vector, 0)).isFalse();
        assertThat(vector).containsOnly(0);
    }

    @Test
    void theVectorOfATrackIsItsOwnAndItsArtistsTogether() {
        TrackTable table = TrackTable.of(HISTORIES, 10, ARTISTS, 16, 2, 1000, 1);
        float[] artist = new float[16];
        assertThat(table.readArtist(1, artist)).isTrue();
        assertThat(table.read(1, vector, 0)).isTrue();

        assertThat(vector[5]).isEqualTo(table.values()[table.ownRow(1) * 16 + 5] + artist[5]);
        assertThat(table.artistRow(1)).isEqualTo(table.artistRow(0)).isNotEqualTo(table.ownRow(1));
    }

    @Test
    void holdsAtMostSoManyTracksOfThoseThatMostListenersChose() {
        TrackTable table = TrackTable.of(HISTORIES, 10, ARTISTS, 16, 1, 2, 1);

        assertThat(table.owning()).isEqualTo(2);
        assertThat(table.has(0)).isTrue();
        assertThat(table.has(1)).isTrue();
        assertThat(table.has(2)).isFalse();
    }

    @Test
    void whatIsLaterThanTheEndGivesNoTrackAVector() {
        TrackTable table = TrackTable.of(HISTORIES, 8, ARTISTS, 16, 2, 1000, 1);

        assertThat(table.has(1)).isTrue();
        assertThat(table.has(2)).isFalse();
    }
}
