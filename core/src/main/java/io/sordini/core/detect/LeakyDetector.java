package io.sordini.core.detect;

import io.sordini.core.policy.Condition;
import io.sordini.core.policy.Rule;
import io.sordini.schemas.decision.Evidence;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.signal.Trait;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A leaky bucket, in integer milliseconds: room for {@code capacity} events at first, each event takes the time of one leak of
 * it, and time gives it back. The first event that finds no room makes the bucket overflow, which destroys it.
 */
record LeakyDetector(Rule rule, Condition.Leaky leaky) implements Detector {

    /** Distinct values remembered at least; a slow trickle of them never overflows and must not grow the state. */
    private static final int MIN_DISTINCT = 64;

    @Override
    public Verdict examine(byte @Nullable [] stored, Signal signal, long time) {
        long leak = leaky.leak().toMillis();
        LeakyState state = stored == null ? new LeakyState() : LeakyState.decode(stored);
        state.fit(leaky.capacity(), leak);
        if (state.isEmpty() || time - state.lastAt >= idle()) {
            state.restart(leaky.capacity() * leak, time);
        }
        if (isRepeat(state, signal)) {
            return new Verdict(stored, null);
        }
        state.room = Math.min(leaky.capacity() * leak, state.room + time - state.lastAt);
        state.pour(signal.origin(), time);
        if (state.room >= leak) {
            state.room -= leak;
            return new Verdict(state.encode(), null);
        }
        Alarm alarm = null;
        if (Silence.isOver(rule, state.silentUntil, time)) {
            alarm = new Alarm(rule, evidence(state));
            state.silentUntil = Silence.from(rule, time);
        }
        state.destroy();
        return new Verdict(state.encode(), alarm);
    }

    @Override
    public String shape() {
        return "leaky " + leaky.distinct();
    }

    @Override
    public long lifetime() {
        return Math.max(idle(), rule.suppress().toMillis());
    }

    /** After that long without an event the bucket is a fresh one. */
    private long idle() {
        return (leaky.capacity() + 1) * leaky.leak().toMillis();
    }

    private boolean isRepeat(LeakyState state, Signal signal) {
        Trait distinct = leaky.distinct();
        if (distinct == null) {
            return false;
        }
        long value = distinct.of(signal.traits());
        return (value != 0 || !distinct.isUnknownWhenAbsent())
                && !state.distinct.add(value, Math.max(MIN_DISTINCT, leaky.capacity() + 1));
    }

    private Evidence evidence(LeakyState state) {
        Map<String, Long> arithmetic = new LinkedHashMap<>();
        arithmetic.put("capacity", (long) leaky.capacity());
        arithmetic.put("leak_ms", leaky.leak().toMillis());
        arithmetic.put("room_ms", state.room);
        arithmetic.put("needed_ms", leaky.leak().toMillis());
        arithmetic.put("events", state.count);
        arithmetic.put("window_ms", state.lastAt - state.firstAt);
        return new Evidence(
                arithmetic,
                state.count,
                Instant.ofEpochMilli(state.firstAt),
                Instant.ofEpochMilli(state.lastAt),
                state.origins.list());
    }
}
