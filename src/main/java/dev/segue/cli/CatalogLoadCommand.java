package dev.segue.cli;

import dev.segue.catalog.Catalog;
import dev.segue.metadata.MetadataReader;
import dev.segue.metadata.WebPages;
import dev.segue.metadata.WebPages.Page;
import dev.segue.recordings.Recording;
import dev.segue.wire.CatalogBytes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `segue catalog load`: reads descriptions of music and writes what is new of them to the catalog's topics.
@Command(
        name = "load",
        description = {
            "Load descriptions of tracks, albums, artists and playlists into the catalog.",
            "A file's content tells its format; .gz is undone: JSON or JSON lines (MusicBrainz recordings, Spotify"
                    + " tracks and audio features, our own), CSV and TSV under Spotify's names, HetRec artists, CM100k"
                    + " tracks, MovieLens titles. Loading the same again changes nothing."
        })
final class CatalogLoadCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Parameters(arity = "1..*", paramLabel = "FILE|URL", description = "Files, or addresses of (paged) documents.")
    private List<String> sources = List.of();

    @Option(names = "--json", description = "Print the report as one JSON document.")
    private boolean json;

    @Option(names = "--dry-run", description = "Read and count only; needs no Kafka.")
    private boolean dryRun;

    @Option(
            names = "--pause",
            paramLabel = "MS",
            description = "At least so long between two requests to a server. Default: ${DEFAULT-VALUE}.")
    private long pauseMillis = 1_000;

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description = "Note in this file which page of an address comes next, and go on there.")
    private Optional<Path> resume = Optional.empty();

    @Override
    public Integer call() {
        Catalog catalog = new Catalog(CatalogBytes.form());
        PrintWriter err = spec.commandLine().getErr();
        List<String> failed = new ArrayList<>();
        Map<String, String> formats = new LinkedHashMap<>();
        try (CatalogOutput output =
                dryRun ? CatalogOutput.nowhere() : CatalogTopics.open(kafka.load(), catalog, Instant.now())) {
            CatalogLoad load = load(catalog, output, formats, failed);
            report(load, formats, failed);
            failed.forEach(line -> err.println("segue: " + line));
            err.flush();
            if (formats.isEmpty()) {
                return ExitStatus.FAILED;
            }
            return failed.isEmpty() && load.rejectedRows() == 0 ? ExitStatus.OK : ExitStatus.PARTLY;
        }
    }

    private CatalogLoad load(Catalog catalog, CatalogOutput output, Map<String, String> formats, List<String> failed) {
        try (Progress progress = Progress.start("loading", "entries", 0)) {
            CatalogLoad load = new CatalogLoad(catalog, output, progress);
            for (String source : sources) {
                try {
                    load.from(source);
                    formats.put(source, source.matches("https?://.*") ? web(source, load, output) : file(source, load));
                } catch (IOException unreadable) {
                    failed.add(lineOf(source, unreadable));
                }
                output.flush();
            }
            return load;
        }
    }

    private static String file(String name, CatalogLoad load) throws IOException {
        Path path = Path.of(name);
        if (!Files.isRegularFile(path)) {
            throw new IOException(Files.exists(path) ? "it is not a file" : "it does not exist");
        }
        refuseRecording(path);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            return MetadataReader.read(in, load);
        }
    }

    private static void refuseRecording(Path path) throws IOException {
        Optional<String> format = Recording.formatOf(path);
        if (format.isPresent()) {
            throw new IOException("it is recorded listening (%s), not a catalog; stream it with: segue demo --data %s"
                    .formatted(format.get(), path));
        }
    }

    private String web(String address, CatalogLoad load, CatalogOutput output) throws IOException {
        PageNotes notes = new PageNotes(resume);
        String format = "";
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(10))
                .build()) {
            WebPages pages = new WebPages(client, Duration.ofMillis(pauseMillis), Thread::sleep);
            Optional<URI> next = notes.next(address);
            while (next.isPresent()) {
                Page page = pages.fetch(next.get());
                try (InputStream in = new BufferedInputStream(Files.newInputStream(page.body()))) {
                    format = MetadataReader.read(in, load);
                } finally {
                    Files.deleteIfExists(page.body());
                }
                output.flush();
                next = page.next();
                notes.note(address, next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return format.isEmpty() ? "loaded before" : format;
    }

    private static String lineOf(String source, IOException failure) {
        String reason = Failures.reason(failure);
        return reason.startsWith(source) ? reason : "%s: %s".formatted(source, reason);
    }

    private void report(CatalogLoad load, Map<String, String> formats, List<String> failed) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("dry_run", dryRun);
            document.put("formats", formats);
            document.put("counts", load.counts());
            document.put("rejected", load.rejectedByReason());
            document.put("first_rejected", load.firstRejected());
            document.put("failed", failed);
            Json.print(out, document);
        } else {
            TextTable table = new TextTable("WHAT", "COUNT");
            load.counts().forEach((name, count) -> table.row(name.replace('_', ' '), Long.toString(count)));
            load.rejectedByReason().forEach((code, count) -> table.row("rejected: " + code, Long.toString(count)));
            table.print(out);
            load.firstRejected().forEach(line -> spec.commandLine().getErr().println(line));
        }
        out.flush();
    }
}
