package dev.segue.ranking;

import dev.segue.learning.content.ContentMap;
import dev.segue.learning.content.ContentSpace;
import dev.segue.learning.factors.StartingVector;
import dev.segue.learning.factors.TrackVectors;
import dev.segue.math.Lanes;
import java.util.HashMap;
import java.util.Map;

/// The vectors of tracks, and where a track starts from that has none yet: between what its content says of it (where
/// nothing does, its own starting vector) and the vectors of its album's and its artist's tracks.
///
/// `start = (base + kin · Σ v) / (1 + kin · n)`, over the `n` relatives that have vectors: those of the album
/// first, then the most played of the artist. It is a function of what every process holds; the owner of the
/// track knows nothing of it, so that its rows stay a function of its own input. The scratch of one list.
final class VectorStarts {

    /// How many relatives a track starts from at most.
    private static final int MOST = 8;

    private final Model model;
    private final TrackVectors vectors;
    private final float kin;
    private final float[] scratch;
    private final Map<Family, Kin> families = new HashMap<>();

    private record Family(long artist, String album) {}

    private static final class Kin {
        private final float[] sum;
        private int size;

        Kin(int dimensions) {
            sum = new float[dimensions];
        }
    }

    VectorStarts(Model model, TrackVectors vectors) {
        this.model = model;
        this.vectors = vectors;
        this.kin = vectors.settings().kin();
        this.scratch = new float[vectors.settings().dimensions()];
    }

    /// Copies the vector of a track, or else where it starts from.
    void read(long track, float[] into) {
        if (!copy(track, into)) {
            StartingVector.of(track, into);
        }
    }

    /// Copies the vector of a track, or else where it starts from; returns whether anything is known that tells it from
    /// other tracks. If not, nothing is copied.
    boolean copy(long track, float[] into) {
        return vectors.index().read(track, into, 0) || (kin > 0 && start(track, into));
    }

    private boolean start(long track, float[] into) {
        TrackNode node = model.track(track);
        if (node == null) {
            return false;
        }
        Kin family = kinOf(node);
        boolean described = described(track, into);
        if (!described) {
            if (family.size == 0) {
                return false;
            }
            StartingVector.of(track, into);
        }
        float whole = 1 + kin * family.size;
        for (int i = 0; i < into.length; i++) {
            into[i] = (into[i] + kin * family.sum[i]) / whole;
        }
        return true;
    }

    private boolean described(long track, float[] into) {
        TrackContent content = model.content();
        ContentMap map = content == null ? null : content.map(vectors);
        if (content == null || map == null) {
            return false;
        }
        float[] described = new float[ContentSpace.DIMENSIONS];
        if (!content.vectors().read(track, described, 0)) {
            return false;
        }
        map.vectorOf(described, into);
        return true;
    }

    private Kin kinOf(TrackNode node) {
        Family family = new Family(node.artist(), node.description().album());
        Kin known = families.get(family);
        if (known == null) {
            known = found(family);
            families.put(family, known);
        }
        return known;
    }

    private Kin found(Family family) {
        Kin kinOfFamily = new Kin(scratch.length);
        if (family.artist != 0) {
            if (!family.album.isEmpty()) {
                add(kinOfFamily, family, true);
            }
            add(kinOfFamily, family, false);
        }
        return kinOfFamily;
    }

    private void add(Kin kinOfFamily, Family family, boolean ofAlbum) {
        ArtistTracks tracks = model.tracksOf(family.artist);
        for (int i = 0; i < tracks.popularSize() && kinOfFamily.size < MOST; i++) {
            TrackNode relative = tracks.popular(i);
            if (isOfAlbum(relative, family.album) == ofAlbum
                    && vectors.index().read(relative.fingerprint(), scratch, 0)) {
                Lanes.addScaled(kinOfFamily.sum, 0, 1, scratch, 0, scratch.length);
                kinOfFamily.size++;
            }
        }
    }

    private static boolean isOfAlbum(TrackNode relative, String album) {
        return !album.isEmpty() && relative.description().album().equals(album);
    }
}
