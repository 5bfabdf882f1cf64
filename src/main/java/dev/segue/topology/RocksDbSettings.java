package dev.segue.topology;

/// The native memory that all state stores of one process share.
///
/// @param blockCacheBytes blocks, indexes and filters that were read
/// @param writeBufferBytes writes that are not yet in a file; one store needs 6 MB or more of it to be fast
public record RocksDbSettings(long blockCacheBytes, long writeBufferBytes) {

    /// What is used when nothing is set.
    public static final RocksDbSettings DEFAULTS = new RocksDbSettings(64L << 20, 256L << 20);

    private static final long LEAST = 1L << 20;

    public RocksDbSettings {
        if (blockCacheBytes < LEAST) {
            throw new IllegalArgumentException("block-cache-bytes must be 1 MB or more but was " + blockCacheBytes);
        }
        if (writeBufferBytes < LEAST) {
            throw new IllegalArgumentException("write-buffer-bytes must be 1 MB or more but was " + writeBufferBytes);
        }
    }
}
