package io.sordini.core.limit;

import io.github.bucket4j.tck.AbstractDistributedBucketTest;
import io.github.bucket4j.tck.ProxyManagerSpec;
import io.sordini.core.MapByteStore;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;

/** Bucket4j's own contract suite for every backend. */
class StoreProxyManagerTest extends AbstractDistributedBucketTest {

    @BeforeAll
    static void describeBackend() {
        MapByteStore store = new MapByteStore();
        specs = List.of(new ProxyManagerSpec<>(
                "ByteStore", () -> UUID.randomUUID().toString(), () -> StoreProxyManager.over(store)));
    }
}
