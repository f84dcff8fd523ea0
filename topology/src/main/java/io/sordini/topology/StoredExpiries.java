package io.sordini.topology;

import io.sordini.core.store.ExpiryIndex;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** An {@link ExpiryIndex} in a Kafka Streams store: the key is the time, big-endian, then the entry's key in UTF-8. */
final class StoredExpiries implements ExpiryIndex {

    private static final byte[] PRESENT = {};

    private final KeyValueStore<Bytes, byte[]> store;

    /**
     * No entry is due before this. A deleted row costs a range scan of RocksDB as much as a living one until compaction
     * drops it, so each scan starts where the last one found the first row instead of at the beginning.
     */
    private long floor = Long.MIN_VALUE;

    /** The latest entry that {@link #due} gave when there may have been more. */
    private @Nullable Entry cutAt;

    StoredExpiries(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    @Override
    public void add(Entry entry) {
        store.put(row(entry.at(), entry.key()), PRESENT);
        floor = Math.min(floor, entry.at());
    }

    @Override
    public void remove(Entry entry) {
        store.delete(row(entry.at(), entry.key()));
    }

    @Override
    public List<Entry> after(@Nullable Entry last, int limit) {
        List<Entry> found = new ArrayList<>();
        Bytes begin = last == null ? row(floor, "") : row(last.at(), last.key());
        try (KeyValueIterator<Bytes, byte[]> rows = store.range(begin, null)) {
            while (found.size() < limit && rows.hasNext()) {
                Entry entry = entry(rows.next().key);
                if (!entry.equals(last)) {
                    found.add(entry);
                }
            }
        }
        return List.copyOf(found);
    }

    @Override
    public List<Entry> due(long now, int limit) {
        if (now < floor || limit <= 0) {
            cutAt = null;
            return List.of();
        }
        List<Entry> due = new ArrayList<>();
        Bytes end = now == Long.MAX_VALUE ? null : row(now + 1, "");
        try (KeyValueIterator<Bytes, byte[]> rows = store.range(row(floor, ""), end)) {
            while (due.size() < limit && rows.hasNext()) {
                due.add(entry(rows.next().key));
            }
        }
        cutAt = due.size() == limit ? due.get(limit - 1) : null;
        floor = due.isEmpty() ? after(now) : due.get(0).at();
        return List.copyOf(due);
    }

    /** How late what is due was looked at last, in milliseconds; 0 when all of it was. */
    long lag(long now) {
        return cutAt == null ? 0 : Math.max(0, now - cutAt.at());
    }

    private static long after(long now) {
        return now == Long.MAX_VALUE ? now : now + 1;
    }

    private static Bytes row(long at, String key) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        // With the sign bit flipped the unsigned order of bytes is the signed order of times.
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + text.length)
                .putLong(at ^ Long.MIN_VALUE)
                .put(text)
                .array());
    }

    private static Entry entry(Bytes row) {
        ByteBuffer buffer = ByteBuffer.wrap(row.get());
        long at = buffer.getLong() ^ Long.MIN_VALUE;
        return new Entry(at, StandardCharsets.UTF_8.decode(buffer).toString());
    }
}
