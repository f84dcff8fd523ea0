package io.sordini.core.limit;

import io.github.bucket4j.TimeMeter;

/** Bucket4j's clock, set to the time of the signal at hand. */
final class EventClock implements TimeMeter {

    private long nanos;

    void set(long millis) {
        nanos = Math.multiplyExact(millis, 1_000_000L);
    }

    @Override
    public long currentTimeNanos() {
        return nanos;
    }

    @Override
    public boolean isWallClockBased() {
        return true;
    }
}
