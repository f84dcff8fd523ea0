package io.sordini.app.demo;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** From the broker's acknowledgement of an event to the enforcer's knowledge of the decision it caused. Thread-safe. */
final class Latencies {

    private final AppendTimes appends;
    private final Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(5), 3);

    Latencies(AppendTimes appends) {
        this.appends = appends;
    }

    /**
     * A decision reached the enforcer.
     *
     * @param origin the event that fired it
     * @param nanos a reading of the process's monotonic clock
     * @return milliseconds since that event was appended, or nothing when the append is not known
     */
    OptionalLong reached(String origin, long nanos) {
        OptionalLong appended = appends.of(origin);
        if (appended.isEmpty()) {
            return appended;
        }
        long elapsed = Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos - appended.getAsLong()));
        synchronized (this) {
            micros.recordValue(Math.min(elapsed, micros.getHighestTrackableValue()));
        }
        return OptionalLong.of(elapsed / 1000);
    }

    synchronized long count() {
        return micros.getTotalCount();
    }

    /** A percentile in milliseconds. */
    synchronized double percentile(double percent) {
        return micros.getValueAtPercentile(percent) / 1000.0;
    }
}
