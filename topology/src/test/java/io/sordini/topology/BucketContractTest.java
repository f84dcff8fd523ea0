package io.sordini.topology;

import io.github.bucket4j.tck.AbstractDistributedBucketTest;
import io.github.bucket4j.tck.ProxyManagerSpec;
import io.sordini.core.limit.StoreProxyManager;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Bucket4j's own contract suite for every backend, on the store that enforcement keeps its limits in. */
class BucketContractTest extends AbstractDistributedBucketTest {

    @TempDir
    private static Path state;

    private static @Nullable StoreHarness harness;

    @BeforeAll
    static void describeBackend() {
        StoreHarness opened = new StoreHarness(state);
        harness = opened;
        StoredBytes store = new StoredBytes(opened.store(DecisionStores.LIMITS));
        specs = List.of(new ProxyManagerSpec<>(
                "KeyValueStore", () -> UUID.randomUUID().toString(), () -> StoreProxyManager.over(store)));
    }

    @AfterAll
    static void close() {
        if (harness != null) {
            harness.close();
        }
    }
}
