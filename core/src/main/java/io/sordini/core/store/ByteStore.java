package io.sordini.core.store;

import org.jspecify.annotations.Nullable;

/** Bytes by key; single-threaded. */
public interface ByteStore {

    byte @Nullable [] get(String key);

    void put(String key, byte[] value);

    void delete(String key);
}
