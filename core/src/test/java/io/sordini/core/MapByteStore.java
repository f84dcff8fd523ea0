package io.sordini.core;

import io.sordini.core.store.ByteStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A store in memory that tests can look into; safe for Bucket4j's contract suite, which uses threads. */
public final class MapByteStore implements ByteStore {

    public final Map<String, byte[]> entries = new ConcurrentHashMap<>();

    @Override
    public byte @Nullable [] get(String key) {
        return entries.get(key);
    }

    @Override
    public void put(String key, byte[] value) {
        entries.put(key, value);
    }

    @Override
    public void delete(String key) {
        entries.remove(key);
    }
}
