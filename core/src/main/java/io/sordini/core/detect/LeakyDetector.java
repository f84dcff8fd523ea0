package io.sordini.core.detect;

import io.sordini.core.policy.LeakyRule;
import io.sordini.schemas.decision.Evidence;
import io.sordini.schemas.signal.Signal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A leaky bucket, in integer milliseconds: room for {@code capacity} events at first, each event takes {@code leak} of
 * it, and time gives it back. The first event that finds no room makes the bucket overflow, which destroys it.
 */
record LeakyDetector(LeakyRule rule) implements Detector {

    @Override
    public Verdict examine(byte @Nullable [] stored, Signal signal, long time) {
        long leak = rule.leak().toMillis();
        LeakyState state = stored == null ? new LeakyState() : LeakyState.decode(stored);
        if (state.isEmpty() || time - state.lastAt >= idle()) {
            state.restart(rule.capacity() * leak, time);
        }
        if (isRepeat(state, signal)) {
            return new Verdict(state.encode(), null);
        }
        state.room = Math.min(rule.capacity() * leak, state.room + time - state.lastAt);
        state.pour(signal.origin(), time);
        if (state.room >= leak) {
            state.room -= leak;
            return new Verdict(state.encode(), null);
        }
        boolean hidden = time < state.silentUntil;
        Evidence evidence = hidden ? null : evidence(state);
        if (!hidden) {
            state.silentUntil = time + rule.suppress().toMillis();
        }
        state.destroy();
        return new Verdict(state.encode(), evidence);
    }

    @Override
    public long lifetime() {
        return Math.max(idle(), rule.suppress().toMillis());
    }

    /** After that long without an event the bucket is a fresh one. */
    private long idle() {
        return (rule.capacity() + 1) * rule.leak().toMillis();
    }

    private boolean isRepeat(LeakyState state, Signal signal) {
        return switch (rule.distinct()) {
            case NONE -> false;
            case PATH -> !state.addDistinct(signal.pathHash(), rule.capacity());
            case USER -> !state.addDistinct(signal.userHash(), rule.capacity());
        };
    }

    private Evidence evidence(LeakyState state) {
        Map<String, Long> arithmetic = new LinkedHashMap<>();
        arithmetic.put("capacity", (long) rule.capacity());
        arithmetic.put("leak_ms", rule.leak().toMillis());
        arithmetic.put("room_ms", state.room);
        arithmetic.put("needed_ms", rule.leak().toMillis());
        arithmetic.put("events", state.count);
        arithmetic.put("window_ms", state.lastAt - state.firstAt);
        return new Evidence(
                arithmetic,
                state.count,
                Instant.ofEpochMilli(state.firstAt),
                Instant.ofEpochMilli(state.lastAt),
                List.copyOf(state.origins));
    }
}
