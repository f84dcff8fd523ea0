package io.sordini.app.notification;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.sordini.topology.Metric;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** What is measured of one endpoint. */
final class EndpointMeters {

    private final Map<Attempt.Outcome, Counter> attempts = new EnumMap<>(Attempt.Outcome.class);

    /** @param failing for how long what it is to be told has been failing */
    EndpointMeters(String endpoint, MeterRegistry registry, Supplier<Duration> failing) {
        for (Attempt.Outcome outcome : Attempt.Outcome.values()) {
            attempts.put(outcome, Metric.NOTIFICATIONS.counter(registry, endpoint, outcome.text()));
        }
        Gauge.builder(
                        Metric.NOTIFICATION_FAILING_SECONDS.meterName(),
                        () -> failing.get().toMillis() / 1000.0)
                .baseUnit("seconds")
                .description(Metric.NOTIFICATION_FAILING_SECONDS.meaning())
                .tags(Metric.NOTIFICATION_FAILING_SECONDS.tags(endpoint))
                .strongReference(true)
                .register(registry);
    }

    void count(Attempt.Outcome outcome) {
        Counter counter = attempts.get(outcome);
        if (counter != null) {
            counter.increment();
        }
    }
}
