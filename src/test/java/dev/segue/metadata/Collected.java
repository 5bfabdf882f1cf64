package dev.segue.metadata;

import dev.segue.catalog.CatalogEntry;
import dev.segue.catalog.CatalogTrack;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Keeps all that is read.
final class Collected implements MetadataSink {

    final List<CatalogEntry> entries = new ArrayList<>();
    final List<String> refusals = new ArrayList<>();
    String format = "";

    static Collected of(String text) throws IOException {
        Collected collected = new Collected();
        collected.format =
                MetadataReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), collected);
        return collected;
    }

    static Collected ofGzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        Collected collected = new Collected();
        collected.format = MetadataReader.read(new ByteArrayInputStream(bytes.toByteArray()), collected);
        return collected;
    }

    CatalogTrack track(int index) {
        return (CatalogTrack) entries.get(index);
    }

    @Override
    public void entry(CatalogEntry entry) {
        entries.add(entry);
    }

    @Override
    public void rejected(long line, Refusal refusal) {
        refusals.add(line + " " + refusal.code());
    }
}
