package dev.segue.catalog;

import dev.segue.events.TrackId;
import dev.segue.math.LongTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/// The catalog of one process, to look into: a track by id or external id, and tracks by words of title, artist and
/// album.
///
/// Every word of a query must be found, with or without accents; the last one may be the beginning of a word. Where
/// nothing is found so, words of four letters or more may have a typing error, those of eight or more two: looking for
/// what is nearly the word takes several times what looking for the word takes. It is a copy: made anew
/// at each start, from the topic, in files of its own, so that a large catalog costs page cache and no heap.
/// One thread writes, any number read; what was written is found by the next reader.
public final class TrackIndex implements CatalogView, AutoCloseable {

    private static final String ID = "id";
    private static final String OTHER_ID = "other";
    private static final String RECORD = "record";

    /// All words of a track, so that what is nearly a word is looked for once and not in each field.
    private static final String ANY = "any";
    private static final Map<String, Float> WORDS = Map.of("title", 3f, "artist", 2f, "album", 1f);
    private static final int MOST_EXPANSIONS = 50;
    private static final double BUFFER_MEGABYTES = 32;

    private final Analyzer analyzer = new WordAnalyzer();
    private final RecordForm form;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    /// What has ever been put: only such a track can have something to replace, for which every part of the index is
    /// searched.
    private final LongTable<Boolean> met = new LongTable<>();

    private volatile boolean stale;

    /// How a track is kept in the index.
    public interface RecordForm {

        /// Returns all of it as bytes.
        byte[] write(CatalogTrack track);

        /// Returns the track of such bytes.
        CatalogTrack read(byte[] bytes);
    }

    /// One track that was found.
    ///
    /// @param track the track
    /// @param score how well it fits, comparable within one answer
    public record Hit(CatalogTrack track, double score) {}

    /// Creates an empty index; what was in the folder is lost.
    ///
    /// @param folder where its files are
    /// @param form how tracks are kept
    public TrackIndex(Path folder, RecordForm form) {
        this.form = form;
        try {
            directory = new MMapDirectory(folder);
            writer = new IndexWriter(
                    directory,
                    new IndexWriterConfig(analyzer)
                            .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
                            .setRAMBufferSizeMB(BUFFER_MEGABYTES));
            searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException("the search index in %s cannot be made".formatted(folder), e);
        }
    }

    @Override
    public void put(CatalogTrack track) {
        Document document = new Document();
        document.add(new StringField(ID, track.key(), Field.Store.NO));
        track.externalIds()
                .forEach((scheme, values) -> values.forEach(value -> document.add(
                        new StringField(OTHER_ID, ExternalId.of(scheme, value).urn(), Field.Store.NO))));
        add(document, "title", track.title());
        track.artists().forEach(credit -> add(document, "artist", credit.nameOrId()));
        add(document, "album", track.album().title());
        document.add(new StoredField(RECORD, form.write(track)));
        long fingerprint = track.id().fingerprint();
        try {
            if (met.get(fingerprint) == null) {
                met.put(fingerprint, Boolean.TRUE);
                writer.addDocument(document);
            } else {
                writer.updateDocument(new Term(ID, track.key()), document);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("track %s cannot be indexed".formatted(track.key()), e);
        }
        stale = true;
    }

    private static void add(Document document, String field, String text) {
        document.add(new TextField(field, text, Field.Store.NO));
        document.add(new TextField(ANY, text, Field.Store.NO));
    }

    @Override
    public void remove(TrackId track) {
        try {
            writer.deleteDocuments(new Term(ID, track.value()));
        } catch (IOException e) {
            throw new UncheckedIOException("track %s cannot be taken out of the index".formatted(track.value()), e);
        }
        stale = true;
    }

    /// Returns a track by its id, or by an external id as `scheme:value`.
    public Optional<CatalogTrack> find(String idOrUrn) {
        List<Hit> own = run(new TermQuery(new Term(ID, idOrUrn)), 1);
        List<Hit> hits = own.isEmpty() ? run(new TermQuery(new Term(OTHER_ID, idOrUrn)), 1) : own;
        return hits.stream().map(Hit::track).findFirst();
    }

    /// Returns the tracks that fit best; none when the text has no word.
    public List<Hit> search(String text, int limit) {
        List<String> words = WordAnalyzer.wordsOf(analyzer, text);
        if (words.isEmpty()) {
            return List.of();
        }
        List<Hit> asTyped = run(all(words, false), limit);
        return asTyped.isEmpty() ? run(all(words, true), limit) : asTyped;
    }

    private static Query all(List<String> words, boolean mistyped) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (int i = 0; i < words.size(); i++) {
            all.add(word(words.get(i), i == words.size() - 1, mistyped), Occur.MUST);
        }
        return all.build();
    }

    /// Passes every track to a consumer, as they are now, in no particular order.
    public void forEach(Consumer<CatalogTrack> consumer) {
        try {
            searchers.maybeRefreshBlocking();
            IndexSearcher searcher = searchers.acquire();
            try {
                for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                    Bits alive = leaf.reader().getLiveDocs();
                    StoredFields records = leaf.reader().storedFields();
                    for (int document = 0; document < leaf.reader().maxDoc(); document++) {
                        if (alive == null || alive.get(document)) {
                            BytesRef bytes = records.document(document).getBinaryValue(RECORD);
                            consumer.accept(form.read(BytesRef.deepCopyOf(bytes).bytes));
                        }
                    }
                }
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the search index cannot be read", e);
        }
    }

    /// Returns how many tracks there are.
    public int size() {
        return writer.getDocStats().numDocs;
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.rollback();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the search index does not close", e);
        }
    }

    private static Query word(String word, boolean last, boolean mistyped) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        WORDS.forEach((field, weight) -> {
            Term term = new Term(field, word);
            any.add(new BoostQuery(new TermQuery(term), 4 * weight), Occur.SHOULD);
            if (last) {
                any.add(new BoostQuery(new PrefixQuery(term), weight), Occur.SHOULD);
            }
        });
        int edits = word.length() >= 8 ? 2 : word.length() >= 4 ? 1 : 0;
        if (mistyped && edits > 0) {
            any.add(new FuzzyQuery(new Term(ANY, word), edits, 1, MOST_EXPANSIONS, true), Occur.SHOULD);
        }
        return any.build();
    }

    private List<Hit> run(Query query, int limit) {
        try {
            if (stale) {
                stale = false;
                searchers.maybeRefreshBlocking();
            }
            IndexSearcher searcher = searchers.acquire();
            try {
                List<Hit> hits = new ArrayList<>();
                StoredFields records = searcher.storedFields();
                for (ScoreDoc found : searcher.search(query, limit).scoreDocs) {
                    BytesRef bytes = records.document(found.doc).getBinaryValue(RECORD);
                    hits.add(new Hit(form.read(BytesRef.deepCopyOf(bytes).bytes), found.score));
                }
                return hits;
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the search index cannot be read", e);
        }
    }
}
