package dev.segue.math;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A hash map from `long` to objects for one writing thread and any number of reading threads, without locks or boxes.
///
/// Open addressing with linear probing. Within one array a slot's key never changes and is written before its value is
/// published, so a reader sees either nothing or a matching pair; growing publishes a new array. A reader may miss what
/// is being written at this moment, never see half of it.
///
/// Memory: 12 to 24 bytes an entry at the usual load, besides the values.
///
/// @param <V> the values
public final class LongTable<V> {

    private static final Object REMOVED = new Object();
    private static final int SMALLEST = 16;

    private static final class Slots {

        private final long[] keys;
        private final AtomicReferenceArray<@Nullable Object> values;

        Slots(int capacity) {
            this.keys = new long[capacity];
            this.values = new AtomicReferenceArray<>(capacity);
        }

        int slotOf(long key) {
            int mask = keys.length - 1;
            int slot = (int) Mix.of(key) & mask;
            while (values.getAcquire(slot) != null && keys[slot] != key) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }
    }

    private volatile Slots slots = new Slots(SMALLEST);
    private int used;
    private final AtomicInteger size = new AtomicInteger();

    /// Returns the value of a key; null when there is none. Any thread.
    @SuppressWarnings("unchecked") // only put writes values, and only of this type
    public @Nullable V get(long key) {
        Slots now = slots;
        Object value = now.values.getAcquire(now.slotOf(key));
        return value == REMOVED ? null : (V) value;
    }

    /// Gives a key a value. The writing thread.
    public void put(long key, V value) {
        Slots now = slots;
        int slot = now.slotOf(key);
        Object before = now.values.getPlain(slot);
        if (before == null) {
            if ((used + 1) * 2 > now.keys.length) {
                grow();
                put(key, value);
                return;
            }
            used++;
            now.keys[slot] = key;
        }
        if (before == null || before == REMOVED) {
            size.incrementAndGet();
        }
        now.values.setRelease(slot, value);
    }

    /// Removes a key if it is there. The writing thread.
    public void remove(long key) {
        Slots now = slots;
        int slot = now.slotOf(key);
        Object before = now.values.getPlain(slot);
        if (before != null && before != REMOVED) {
            now.values.setRelease(slot, REMOVED);
            size.decrementAndGet();
        }
    }

    /// Returns the number of keys. Any thread.
    public int size() {
        return size.get();
    }

    /// Passes every value to the consumer, in no particular order. Any thread.
    @SuppressWarnings("unchecked") // only put writes values, and only of this type
    public void forEach(Consumer<? super V> consumer) {
        AtomicReferenceArray<@Nullable Object> values = slots.values;
        for (int i = 0; i < values.length(); i++) {
            Object value = values.getAcquire(i);
            if (value != null && value != REMOVED) {
                consumer.accept((V) value);
            }
        }
    }

    private void grow() {
        Slots now = slots;
        int capacity = now.keys.length;
        while ((size.get() + 1) * 3 > capacity) {
            capacity *= 2;
        }
        Slots larger = new Slots(capacity);
        int kept = 0;
        for (int i = 0; i < now.keys.length; i++) {
            Object value = now.values.getPlain(i);
            if (value != null && value != REMOVED) {
                int slot = larger.slotOf(now.keys[i]);
                larger.keys[slot] = now.keys[i];
                larger.values.setPlain(slot, value);
                kept++;
            }
        }
        used = kept;
        slots = larger;
    }
}
