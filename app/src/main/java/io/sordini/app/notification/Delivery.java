package io.sordini.app.notification;

import io.sordini.app.notification.Attempt.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One message on its way: tried until it is delivered, refused for good, or too old. */
final class Delivery {

    /** A message is given up after so long: by then somebody has seen the alert, or nobody reads what is posted there. */
    static final Duration PATIENCE = Duration.ofHours(24);

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private final String endpoint;
    private final Message message;
    private final Instant begun;
    private int failures;
    private Instant next;
    private @Nullable CompletableFuture<Attempt> attempt;

    Delivery(String endpoint, Message message, Instant now) {
        this.endpoint = endpoint;
        this.message = message;
        begun = now;
        next = now;
    }

    /** Goes on as far as it can without waiting. */
    void step(Poster poster, Backoff backoff, EndpointMeters meters, Instant now) {
        if (attempt == null && !isOver() && !now.isBefore(next)) {
            attempt = poster.post(message);
        }
        if (attempt != null && attempt.isDone()) {
            Attempt made = attempt.join();
            attempt = null;
            take(made, backoff, meters, now);
        }
    }

    private void take(Attempt made, Backoff backoff, EndpointMeters meters, Instant now) {
        boolean late =
                made.outcome() == Outcome.FAILED && Duration.between(begun, now).compareTo(PATIENCE) >= 0;
        Outcome outcome = late ? Outcome.DEAD : made.outcome();
        meters.count(outcome);
        if (outcome == Outcome.FAILED) {
            failures++;
            next = now.plus(backoff.after(failures, made.notBefore()));
        } else {
            next = Instant.MAX;
            failures = 0;
        }
        if (outcome != Outcome.DELIVERED) {
            (outcome == Outcome.DEAD ? log.atError() : log.atWarn())
                    .addKeyValue("endpoint", endpoint)
                    .addKeyValue("webhookId", message.id())
                    .addKeyValue("answer", made.said())
                    .addKeyValue("failures", failures)
                    .log(outcome == Outcome.DEAD ? "Notification given up" : "Notification failed, to be tried again");
        }
    }

    /** Whether nothing more is to be done. */
    boolean isOver() {
        return next.equals(Instant.MAX);
    }

    /** Whether an answer is awaited. */
    boolean isUnderWay() {
        return attempt != null;
    }

    /** When it was first tried, if it has failed since. */
    @Nullable
    Instant failingSince() {
        return failures == 0 ? null : begun;
    }
}
