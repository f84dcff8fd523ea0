package io.sordini.core.explain;

import io.sordini.core.explain.RecordedEvents.Stretch;
import io.sordini.core.fold.MemoryStore;
import io.sordini.core.limit.Excess;
import io.sordini.core.limit.Limits;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.RateLimit;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.signal.Signal;
import java.time.Instant;
import java.util.List;

/** Whether a limit is exceeded again when the recorded events take their tokens from a full bucket. */
final class LimitCheck {

    private final Policy policy;
    private final Sightings sightings;
    private final RecordedEvents events;

    LimitCheck(Policy policy, Sightings sightings, RecordedEvents events) {
        this.policy = policy;
        this.sightings = sightings;
        this.events = events;
    }

    Judgement check(Decision decision, RateLimit limit) {
        int bit = 1 << policy.limits().indexOf(limit);
        Limits limits = new Limits(policy, new MemoryStore(policy.version()));
        long lifetime = limits.lifetime(limit.subject(), bit);
        Instant last = decision.evidence().lastAt();
        Instant middle = last.minusMillis(lifetime);
        // A bucket that is full after one lifetime of rest; what came in the one before it may have kept it from that.
        Stretch stretch = events.between(last.minusMillis(2 * lifetime), last, record -> counts(decision, record, bit));
        long before = stretch.records().stream()
                .filter(record -> record.timestamp() < middle.toEpochMilli())
                .count();
        if (isExceeded(decision, limit, bit, limits, stretch.records())) {
            return Judgement.of(
                    Support.SUPPORTED,
                    "Counted again, " + limit.name() + " is exceeded at " + History.firing(decision)
                            + ", by the last of " + stretch.records().size() + " events that count against it.");
        }
        if (!isThere(decision, stretch.records()) && !isStored(decision)) {
            return Judgement.of(Support.GONE, "The event that exceeded the limit is not there any more.");
        }
        return stretch.whole() && before == 0
                ? Judgement.notSupported(
                        "The " + stretch.records().size() + " events that count against " + limit.name()
                                + " on record of that time do not exceed it at " + History.firing(decision) + ".")
                : Judgement.of(
                        Support.PARTLY,
                        "The event that exceeded the limit is there; of those that took the tokens before it not all are"
                                + " there, or they are too many to be read.");
    }

    private boolean isExceeded(Decision decision, RateLimit limit, int bit, Limits limits, List<SourceRecord> records) {
        long clock = 0;
        for (SourceRecord record : records) {
            for (Signal signal : sightings.about(decision.subject(), record)) {
                clock = Math.max(clock, signal.time());
                List<Excess> exceeded = limits.count(decision.subject(), signal.limits() & bit, clock);
                if (record.origin().equals(History.firing(decision))) {
                    return exceeded.stream()
                            .anyMatch(excess -> excess.limit().name().equals(limit.name()));
                }
            }
        }
        return false;
    }

    private boolean counts(Decision decision, SourceRecord record, int bit) {
        return sightings.about(decision.subject(), record).stream().anyMatch(signal -> (signal.limits() & bit) != 0);
    }

    private static boolean isThere(Decision decision, List<SourceRecord> records) {
        return records.stream().anyMatch(record -> record.origin().equals(History.firing(decision)));
    }

    private boolean isStored(Decision decision) {
        return !events.at(
                        List.of(History.firing(decision)),
                        decision.evidence().firstAt(),
                        decision.evidence().lastAt())
                .isEmpty();
    }
}
