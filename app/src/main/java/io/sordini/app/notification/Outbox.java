package io.sordini.app.notification;

import io.sordini.app.config.Endpoint;
import io.sordini.schemas.decision.DecisionChange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one endpoint is being told. One message is on its way at a time; beyond the limit decisions are collected for a
 * minute and told as one, and so every minute for as long as they come faster than the limit.
 *
 * <pre>
 *   take:  under the limit ----> delivery          step:  delivery over -----------> settled
 *          over it, or flooded -> summary                 summary a minute old ----> delivery
 * </pre>
 */
final class Outbox {

    static final Duration MINUTE = Duration.ofMinutes(1);

    /** What was told lately, should the brokers hand it out again. */
    private static final int REMEMBERED = 10_000;

    private final Endpoint endpoint;
    private final Selection selection;
    private final Composer composer;
    private final Poster poster;
    private final Backoff backoff;
    private final InstantSource clock;
    private final Deque<Instant> posts = new ArrayDeque<>();
    private final Set<String> told = new LinkedHashSet<>();
    private Instant floodedUntil = Instant.MIN;
    /** Read by whoever asks for metrics. */
    private volatile @Nullable Instant failingSince;

    private @Nullable Delivery delivery;
    private @Nullable Summary summary;

    Outbox(
            Endpoint endpoint,
            Selection selection,
            Composer composer,
            Poster poster,
            Backoff backoff,
            InstantSource clock) {
        this.endpoint = endpoint;
        this.selection = selection;
        this.composer = composer;
        this.poster = poster;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** Whether it takes another decision now; while a message is on its way, others wait where they are. */
    boolean accepts() {
        return delivery == null;
    }

    /** Takes a decision in, whether or not it is to be told. */
    void take(DecisionChange change) {
        String id = change.decision().id() + "-" + change.decision().version();
        if (!selection.admits(change) || !remember(id)) {
            return;
        }
        Instant now = clock.instant();
        if (summary == null && recent(now) < endpoint.limit() && !now.isBefore(floodedUntil)) {
            send(new Message(id, composer.single(change)), now);
            return;
        }
        if (summary == null) {
            summary = new Summary(now);
        }
        summary.add(id, change);
    }

    private boolean remember(String id) {
        if (told.size() >= REMEMBERED) {
            told.remove(told.iterator().next());
        }
        return told.add(id);
    }

    private int recent(Instant now) {
        while (!posts.isEmpty() && !posts.peekFirst().plus(MINUTE).isAfter(now)) {
            posts.removeFirst();
        }
        return posts.size();
    }

    private void send(Message message, Instant now) {
        delivery = new Delivery(endpoint.name(), message, now);
        posts.addLast(now);
    }

    /** Goes on as far as it can without waiting. */
    void step(EndpointMeters meters) {
        Instant now = clock.instant();
        if (delivery == null
                && summary != null
                && !now.isBefore(summary.opened().plus(MINUTE))) {
            send(new Message(summary.id(), composer.summary(summary)), now);
            floodedUntil = summary.count() > endpoint.limit() ? now.plus(MINUTE) : Instant.MIN;
            summary = null;
        }
        if (delivery != null) {
            delivery.step(poster, backoff, meters, now);
            failingSince = delivery.failingSince();
            delivery = delivery.isOver() ? null : delivery;
        }
    }

    /** Whether whatever was taken is told, given up, or not to be told. */
    boolean isSettled() {
        return delivery == null && summary == null;
    }

    /** Whether an answer is awaited. */
    boolean isUnderWay() {
        return delivery != null && delivery.isUnderWay();
    }

    /** For how long what is to be told has been failing. */
    Duration failing() {
        Instant since = failingSince;
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }
}
