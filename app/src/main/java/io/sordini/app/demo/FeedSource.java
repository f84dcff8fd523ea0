package io.sordini.app.demo;

import io.sordini.enforcer.Enforcer;
import io.sordini.readers.source.ReadSummary;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The feed that the options ask for, and what must be closed after it.
 *
 * @param logs the recorded logs, absent when the traffic is synthetic
 */
record FeedSource(Feed feed, @Nullable LogFeed logs) implements AutoCloseable {

    static FeedSource of(DemoOptions options, Enforcer enforcer, Instant now, SyntheticFeed.RefusalWatch watch) {
        if (options.inputs().isEmpty()) {
            return new FeedSource(new SyntheticFeed(options.seed(), now, enforcer, watch), null);
        }
        LogFeed logs = LogFeed.open(options.inputs(), options.format(), now);
        return new FeedSource(logs, logs);
    }

    /** What was read of recorded logs. */
    Optional<ReadSummary> summary() {
        return Optional.ofNullable(logs).map(LogFeed::summary);
    }

    @Override
    public void close() throws IOException {
        if (logs != null) {
            logs.close();
        }
    }
}
