package dev.segue.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/// The identity of a recording of which only artist and title are known: a hash of both, normalised.
///
/// Normalised: compatibility forms (NFKC), case, accents, `feat.` and what follows, remarks such as *(2011 Remaster)*
/// or *- Single Version*, punctuation and spaces. Album and duration are no part of it. A *live*, *acoustic*,
/// *remix* … remark is another recording and stays, as a word at the end.
///
/// @param artist the normalised artist
/// @param title the normalised title, with what makes it another recording
public record TextKey(String artist, String title) {

    private static final int HASH_BYTES = 16;
    private static final Pattern REMARK = Pattern.compile("\\(([^)]*)\\)|\\[([^\\]]*)\\]|\\s-\\s(.*)$");
    private static final Pattern SAME_RECORDING = Pattern.compile(
            "\\b(remaster(ed)?|deluxe|bonus|explicit|clean|album version|single version|radio edit|mono|stereo"
                    + "|original mix|anniversary|edition)\\b");
    private static final Pattern GUEST = Pattern.compile("\\b(feat|ft|featuring|with)\\b\\.?\\s.*$");
    private static final Pattern GUEST_OF_ARTIST = Pattern.compile("\\s\\(?\\b(feat|ft|featuring)\\b\\.?\\s.*$");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    /// Returns the key of an artist's title.
    public static TextKey of(String artist, String title) {
        return new TextKey(words(GUEST_OF_ARTIST.matcher(folded(artist)).replaceFirst("")), titleWords(title));
    }

    /// Returns whether artist and title both say something: only then is it an identity.
    public boolean isWhole() {
        return !artist.isEmpty() && !title.isEmpty();
    }

    /// Returns the hash, 32 hexadecimal digits; [ExternalId#TXT] is its scheme.
    public String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((artist + '\u001f' + title).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Returns the words of a text without case, accents and punctuation, one space between them.
    public static String words(String text) {
        return NO_WORD.matcher(folded(text)).replaceAll(" ").strip();
    }

    private static String titleWords(String title) {
        String folded = folded(title);
        StringBuilder remarks = new StringBuilder();
        String bare = REMARK.matcher(folded).replaceAll(found -> {
            String remark = found.group(1) != null ? found.group(1) : found.group(2);
            String said = remark != null ? remark : found.group(3);
            boolean guest = GUEST.matcher(said).lookingAt();
            if (!guest && !SAME_RECORDING.matcher(said).find()) {
                remarks.append(' ').append(said);
            }
            return " ";
        });
        String name = words(GUEST_OF_ARTIST.matcher(bare).replaceFirst(""));
        return name.isEmpty() ? words(folded) : words(name + remarks);
    }

    private static String folded(String text) {
        String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String open = ACCENTS.matcher(Normalizer.normalize(compatible, Normalizer.Form.NFKD))
                .replaceAll("");
        return open.replace("ß", "ss")
                .replace("ø", "o")
                .replace("æ", "ae")
                .replace("đ", "d")
                .replace("ł", "l");
    }
}
