package dev.segue.topology;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/// Bounds the native memory of all RocksDB stores of the process together: one block cache, one write buffer budget.
///
/// Index and filter blocks are charged to the cache too. The write buffers are not: a budget of less than some 6 MB an
/// instance makes every store flush all the time. Named in `rocksdb.config.setter`; Streams makes one instance a store.
public final class RocksDbTuning implements RocksDBConfigSetter {

    /// The config that carries the size of the shared block cache, in bytes.
    public static final String BLOCK_CACHE_BYTES = "segue.rocksdb.block-cache-bytes";

    /// The config that carries the size of the shared write buffers, in bytes.
    public static final String WRITE_BUFFER_BYTES = "segue.rocksdb.write-buffer-bytes";

    private static final int BLOCK_BYTES = 4096;
    private static final int BITS_PER_KEY = 10;

    private static final Object LOCK = new Object();
    private static @Nullable Shared shared;

    private record Shared(
            long cacheBytes, long bufferBytes, Cache cache, Cache bufferCache, WriteBufferManager buffers) {
        static Shared of(long cacheBytes, long bufferBytes) {
            RocksDB.loadLibrary();
            Cache cache = new LRUCache(cacheBytes);
            Cache bufferCache = new LRUCache(bufferBytes); // write buffers are charged to it
            return new Shared(
                    cacheBytes, bufferBytes, cache, bufferCache, new WriteBufferManager(bufferBytes, bufferCache));
        }
    }

    /// Unpacks and loads RocksDB itself, which takes a third of a second and needs no settings.
    ///
    /// @return whether it is there, always true
    public static boolean load() {
        RocksDB.loadLibrary();
        return true;
    }

    /// Returns the bytes that RocksDB holds in this process, by what for, however many stores there are: `block_cache`
    /// with indexes and filters, `write_buffers`; empty before there is a store. May be called at any time.
    public static Map<String, Long> usage() {
        synchronized (LOCK) {
            Shared current = shared;
            return current == null
                    ? Map.of()
                    : Map.of(
                            "block_cache", current.cache().getUsage(),
                            "write_buffers", current.bufferCache().getUsage());
        }
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        Shared memory = sharedOf(configs);
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        table.setBlockSize(BLOCK_BYTES);
        table.setCacheIndexAndFilterBlocks(true);
        table.setPinTopLevelIndexAndFilter(true);
        table.setFilterPolicy(new BloomFilter(BITS_PER_KEY));
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(memory.buffers());
        options.setWriteBufferSize(4L << 20);
        options.setMaxWriteBufferNumber(3);
        options.setMaxBackgroundJobs(2);
        openQuickly(options);
    }

    /// A process opens some sixty stores when it starts. With RocksDB's own settings each starts sixteen
    /// threads to open a handful of files, reads every file's properties and asks for its size: 50 ms a store,
    /// and 20 ms without.
    private static void openQuickly(Options options) {
        options.setMaxFileOpeningThreads(1);
        options.setSkipStatsUpdateOnDbOpen(true);
        options.setSkipCheckingSstFileSizesOnDbOpen(true);
        options.setStatsDumpPeriodSec(0);
        options.setStatsPersistPeriodSec(0);
    }

    @Override
    public void close(String storeName, Options options) {
        // The cache and the buffers are shared by all stores and live as long as the process.
    }

    private static Shared sharedOf(Map<String, Object> configs) {
        long cacheBytes = bytes(configs, BLOCK_CACHE_BYTES, RocksDbSettings.DEFAULTS.blockCacheBytes());
        long bufferBytes = bytes(configs, WRITE_BUFFER_BYTES, RocksDbSettings.DEFAULTS.writeBufferBytes());
        synchronized (LOCK) {
            Shared current = shared;
            if (current == null || current.cacheBytes() != cacheBytes || current.bufferBytes() != bufferBytes) {
                current = Shared.of(cacheBytes, bufferBytes);
                shared = current;
            }
            return current;
        }
    }

    private static long bytes(Map<String, Object> configs, String key, long otherwise) {
        Object value = configs.get(key);
        return value == null ? otherwise : Long.parseLong(value.toString());
    }
}
