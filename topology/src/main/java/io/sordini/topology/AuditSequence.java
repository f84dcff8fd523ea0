package io.sordini.topology;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Numbers the records of one audit partition from 0 without a gap; a number is stored in the same transaction as its record.
 *
 * <p>The store is persistent although it holds one row: a topology without any persistent store gets a new process id with
 * each start, so that it could not abort its predecessor's open transaction and would wait for that to time out.
 */
final class AuditSequence {

    static final String STORE = "audit-sequence";

    private static final String NEXT = "next";

    private final KeyValueStore<String, byte[]> store;

    AuditSequence(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    static StoreBuilder<KeyValueStore<String, byte[]>> builder() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled(); // one changelog record for each commit instead of each event
    }

    /** The number of the next record. */
    long next() {
        byte[] stored = store.get(NEXT);
        long sequence = stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
        store.put(NEXT, ByteBuffer.allocate(Long.BYTES).putLong(sequence + 1).array());
        return sequence;
    }
}
