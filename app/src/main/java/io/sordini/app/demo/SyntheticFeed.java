package io.sordini.app.demo;

import io.sordini.enforcer.Enforcer;
import io.sordini.enforcer.Verdict;
import io.sordini.sandbox.traffic.Gate;
import io.sordini.sandbox.traffic.Traffic;
import io.sordini.sandbox.traffic.TrafficEvent;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.subject.Address;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Visitors of a mock API that asks the enforcer before it serves a request. */
final class SyntheticFeed implements Feed {

    private final Traffic traffic;
    private long number;

    SyntheticFeed(long seed, Instant start, Enforcer enforcer, RefusalWatch watch) {
        traffic = new Traffic(seed, start, (client, token) -> refusal(enforcer, watch, client, token));
    }

    private static Gate.@Nullable Refusal refusal(
            Enforcer enforcer, RefusalWatch watch, Address client, @Nullable String token) {
        Verdict verdict = enforcer.verdict(client, token);
        if (!verdict.kind().refuses()) {
            return null;
        }
        watch.refused(client, verdict);
        return new Gate.Refusal(verdict.decisionId(), action(verdict.kind()));
    }

    private static Action action(Verdict.Kind kind) {
        return switch (kind) {
            case THROTTLE -> Action.THROTTLE;
            case REVOKED -> Action.REVOKE;
            case ALLOW, CHALLENGE, BLOCK -> Action.BLOCK;
        };
    }

    @Override
    public @Nullable SourceRecord poll(Instant now) {
        if (traffic.nextAt().isAfter(now)) {
            return null;
        }
        TrafficEvent event = traffic.next();
        return new SourceRecord(
                Topic.REQUEST_EVENTS, event.client(), event.json(), event.at().toEpochMilli(), "demo:" + ++number);
    }

    @Override
    public boolean exhausted() {
        return false;
    }

    /** Told of every request that the enforcer does not let pass. */
    @FunctionalInterface
    interface RefusalWatch {
        void refused(Address client, Verdict verdict);
    }
}
