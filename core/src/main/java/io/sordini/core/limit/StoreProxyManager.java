package io.sordini.core.limit;

import io.github.bucket4j.distributed.proxy.AbstractProxyManager;
import io.github.bucket4j.distributed.proxy.AbstractProxyManagerBuilder;
import io.github.bucket4j.distributed.remote.CommandResult;
import io.github.bucket4j.distributed.remote.MutableBucketEntry;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import io.github.bucket4j.distributed.remote.RemoteCommand;
import io.github.bucket4j.distributed.remote.Request;
import io.sordini.core.store.ByteStore;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * Bucket4j's buckets in a {@link ByteStore}, so also in a state store of Kafka Streams. A stream task owns its store
 * alone, hence no lock, no retry and no time-out are needed; commands are serialised all the same, which costs next to
 * nothing without contention and keeps Bucket4j's promises to other users.
 */
public final class StoreProxyManager extends AbstractProxyManager<String> {

    private final ByteStore store;

    private StoreProxyManager(Builder builder) {
        super(builder.getClientSideConfig());
        this.store = builder.store;
    }

    /** A builder whose {@code clientClock} decides what time it is; Bucket4j's default is the system's. */
    public static Builder over(ByteStore store) {
        return new Builder(store);
    }

    @Override
    protected synchronized <T> CommandResult<T> execute(String key, Request<T> request) {
        RemoteCommand<T> command = request.getCommand();
        byte[] stored = store.get(key);
        if (stored == null && !command.isInitializationCommand()) {
            return CommandResult.bucketNotFound();
        }
        RemoteBucketState bucket = stored == null ? null : BucketCodec.decode(stored);
        MutableBucketEntry entry = new MutableBucketEntry(bucket);
        Long time = getClientSideTime();
        CommandResult<T> result = command.execute(entry, time == null ? currentTimeNanos() : time);
        if (entry.isStateModified()) {
            store.put(key, BucketCodec.encode(entry.get(), request.getBackwardCompatibilityVersion()));
        }
        return result;
    }

    @Override
    public synchronized void removeProxy(String key) {
        store.delete(key);
    }

    @Override
    public boolean isAsyncModeSupported() {
        return false;
    }

    @Override
    protected <T> CompletableFuture<CommandResult<T>> executeAsync(String key, Request<T> request) {
        throw new UnsupportedOperationException("a store is read and written by its own thread only");
    }

    @Override
    protected CompletableFuture<Void> removeAsync(String key) {
        throw new UnsupportedOperationException("a store is read and written by its own thread only");
    }

    /** Sets what Bucket4j lets one set. */
    public static final class Builder extends AbstractProxyManagerBuilder<String, StoreProxyManager, Builder> {

        private final ByteStore store;

        private Builder(ByteStore store) {
            this.store = Objects.requireNonNull(store);
        }

        @Override
        public StoreProxyManager build() {
            return new StoreProxyManager(this);
        }
    }
}
