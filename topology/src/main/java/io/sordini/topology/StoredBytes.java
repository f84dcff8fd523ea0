package io.sordini.topology;

import io.sordini.core.store.ByteStore;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A {@link ByteStore} in a Kafka Streams store. */
final class StoredBytes implements ByteStore {

    private final KeyValueStore<String, byte[]> store;

    StoredBytes(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    @Override
    public byte @Nullable [] get(String key) {
        return store.get(key);
    }

    @Override
    public void put(String key, byte[] value) {
        store.put(key, value);
    }

    @Override
    public void delete(String key) {
        store.delete(key);
    }
}
