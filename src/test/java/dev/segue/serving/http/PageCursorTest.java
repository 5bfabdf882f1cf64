package dev.segue.serving.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.events.ListenerId;
import dev.segue.ranking.ShownTracks;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageCursorTest {

    private static final ListenerId ANN = new ListenerId("ann");
    private static final Instant NOW = Instant.parse("2026-05-01T20:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, PageCursor.MOST_SHOWN})
    void aTokenSaysWhatTheCursorSays(int shown) {
        PageCursor cursor = cursor(shown);

        assertThat(PageCursor.parse(cursor.token(), ANN, NOW)).isEqualTo(cursor);
    }

    @Test
    void theLongestTokenFitsIntoARequestLine() {
        assertThat(cursor(PageCursor.MOST_SHOWN).token()).hasSizeLessThan(6_000).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void noByteOfATokenCanBeChanged() {
        byte[] token = Base64.getUrlDecoder().decode(cursor(3).token());
        for (int i = 0; i < token.length; i++) {
            byte[] changed = token.clone();
            changed[i] ^= 1;
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);

            assertThatThrownBy(() -> PageCursor.parse(text, ANN, NOW)).hasMessageContaining("begin anew");
        }
    }

    @Test
    void anotherListenersCursorIsRefused() {
        assertThatThrownBy(() -> PageCursor.parse(cursor(3).token(), new ListenerId("ben"), NOW))
                .hasMessageContaining("another listener");
    }

    @Test
    void aListCanBeReadOnForHalfAnHour() {
        String token = cursor(3).token();

        assertThat(PageCursor.parse(token, ANN, NOW.plus(Duration.ofMinutes(30)))
                        .shown()
                        .size())
                .isEqualTo(3);
        assertThatThrownBy(() -> PageCursor.parse(token, ANN, NOW.plus(Duration.ofMinutes(31))))
                .hasMessageContaining("30 minutes");
    }

    private static PageCursor cursor(int shown) {
        int[] codes = new int[shown];
        for (int i = 0; i < shown; i++) {
            codes[i] = i * 7_919;
        }
        return new PageCursor(ANN.fingerprint(), NOW, ShownTracks.ofCodes(codes));
    }
}
