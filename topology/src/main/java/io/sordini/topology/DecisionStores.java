package io.sordini.topology;

import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * What enforcement keeps about subjects. In RocksDB rather than in memory: an attacker chooses how many subjects there are,
 * and they must fill a disk before a heap. Hot subjects are served from the record cache, which also spares the changelog
 * all but the last state of each commit. Persistent stores give the application a process id that outlives it, which it
 * needs to end its predecessor's open transaction at once.
 */
final class DecisionStores {

    static final String SUBJECTS = "subjects";
    static final String LIMITS = "limits";
    static final String EXPIRIES = "expiries";

    private DecisionStores() {}

    static List<StoreBuilder<?>> builders() {
        return List.of(
                builder(SUBJECTS, Serdes.String()).withCachingEnabled(),
                builder(LIMITS, Serdes.String()).withCachingEnabled(),
                // Range scans would have to merge a cache with the store.
                builder(EXPIRIES, Serdes.Bytes()).withCachingDisabled());
    }

    private static <K> StoreBuilder<KeyValueStore<K, byte[]>> builder(String name, Serde<K> key) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), key, Serdes.ByteArray());
    }
}
