package io.sordini.enforcer;

import io.sordini.schemas.decision.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the follower has published so far: the view in force, how complete it is, and who is told of changes. */
final class Progress {

    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    private final Consumer<Decision> listener;
    private final CountDownLatch first = new CountDownLatch(1);
    private final AtomicLong skipped = new AtomicLong();
    private volatile @Nullable View view;
    private volatile Instant completeAsOf = Instant.MIN;
    private volatile long lag;

    Progress(Consumer<Decision> listener) {
        this.listener = listener;
    }

    @Nullable
    View view() {
        return view;
    }

    boolean await(Duration timeout) throws InterruptedException {
        return first.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    ViewStatus status(Instant now, Duration staleAfter) {
        View current = view;
        if (current == null || first.getCount() > 0) {
            return new ViewStatus(null, true, lag, 0, skipped.get());
        }
        Duration age = Duration.between(completeAsOf, now);
        return new ViewStatus(age, age.compareTo(staleAfter) > 0, lag, current.size(), skipped.get());
    }

    void publish(View complete) {
        View before = view;
        view = complete;
        complete.forEachSince(before == null ? new View() : before, this::applied);
    }

    void completeAsOf(Instant instant) {
        completeAsOf = instant;
        first.countDown();
    }

    void applied(Decision decision) {
        try {
            listener.accept(decision);
        } catch (RuntimeException e) { // a listener must not stop enforcement
            LOG.atError().addKeyValue("decisionId", decision.id()).setCause(e).log("The listener of changes failed");
        }
    }

    void lag(long offsets) {
        lag = offsets;
    }

    void skipped() {
        skipped.incrementAndGet();
    }
}
