package io.sordini.core.detect;

import io.sordini.core.policy.Condition;
import io.sordini.core.policy.Rule;
import io.sordini.schemas.decision.Evidence;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.signal.Trait;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts events in a row; from the count that the rule names on each one fires, and each time for twice as long. */
record ConsecutiveDetector(Rule rule, Condition.Consecutive consecutive) implements Detector {

    private static final byte FORMAT = 1;

    /** Values that are remembered in order to drop repeats: so many devices may hold so many old passwords. */
    private static final int REMEMBERED = 8;

    private static final int MOST_DOUBLINGS = 40;

    /** Binary form: format (1 byte), count, time of the first and the last event (8 each), values, origins. */
    private static final class State {
        private long count;
        private long firstAt;
        private long lastAt;
        private Values values = new Values();
        private Origins origins = new Origins();

        byte[] encode() {
            ByteBuffer out = ByteBuffer.allocate(1 + 3 * 8 + values.size() + origins.size());
            out.put(FORMAT).putLong(count).putLong(firstAt).putLong(lastAt);
            values.write(out);
            origins.write(out);
            return out.array();
        }

        static State decode(byte[] bytes) {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            Formats.expect("row", FORMAT, in.get());
            State state = new State();
            state.count = in.getLong();
            state.firstAt = in.getLong();
            state.lastAt = in.getLong();
            state.values = Values.read(in);
            state.origins = Origins.read(in);
            return state;
        }
    }

    @Override
    public Verdict examine(byte @Nullable [] stored, Signal signal, long time) {
        if (signal.facts().meet(consecutive.resetOn())) {
            return new Verdict(null, null);
        }
        State state = stored == null ? new State() : State.decode(stored);
        if (state.count > 0 && time - state.lastAt >= consecutive.within().toMillis()) {
            state = new State();
        }
        if (isRepeat(state, signal)) {
            return new Verdict(stored, null);
        }
        state.firstAt = state.count == 0 ? time : state.firstAt;
        state.lastAt = time;
        state.count++;
        state.origins.add(signal.origin());
        Alarm alarm = state.count < consecutive.count() ? null : alarm(state);
        return new Verdict(state.encode(), alarm);
    }

    @Override
    public String shape() {
        return "consecutive " + consecutive.once();
    }

    @Override
    public long lifetime() {
        return consecutive.within().toMillis();
    }

    private boolean isRepeat(State state, Signal signal) {
        Trait once = consecutive.once();
        if (once == null) {
            return false;
        }
        long value = once.of(signal.traits());
        return (value != 0 || !once.isUnknownWhenAbsent()) && !state.values.add(value, REMEMBERED);
    }

    private Alarm alarm(State state) {
        long wait = rule.response().duration().toMillis();
        long doublings = Math.min(state.count - consecutive.count(), MOST_DOUBLINGS);
        for (long i = 0; i < doublings && wait < consecutive.longest().toMillis(); i++) {
            wait *= 2;
        }
        wait = Math.min(wait, consecutive.longest().toMillis());
        Map<String, Long> arithmetic = new LinkedHashMap<>();
        arithmetic.put("count", (long) consecutive.count());
        arithmetic.put("in_a_row", state.count);
        arithmetic.put("wait_ms", wait);
        Evidence evidence = new Evidence(
                arithmetic,
                state.count,
                Instant.ofEpochMilli(state.firstAt),
                Instant.ofEpochMilli(state.lastAt),
                state.origins.list());
        return new Alarm(rule, evidence, Duration.ofMillis(wait), List.of());
    }
}
