package io.sordini.core.detect;

import io.sordini.core.policy.Condition;
import io.sordini.core.policy.Rule;
import io.sordini.core.store.ByteReader;
import io.sordini.core.store.ByteWriter;
import io.sordini.schemas.decision.Evidence;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.signal.Trait;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts events in a row; from the count that the rule names on each one fires, and each time for twice as long. */
record ConsecutiveDetector(Rule rule, Condition.Consecutive consecutive) implements Detector {

    private static final byte FORMAT = 2;

    /** Values that are remembered in order to drop repeats: so many devices may hold so many old passwords. */
    private static final int REMEMBERED = 8;

    private static final int MOST_DOUBLINGS = 40;

    /** Binary form: format, count, time of the last event, how long before it the first was, values, origins. */
    private static final class State {
        private long count;
        private long firstAt;
        private long lastAt;
        private Values values = new Values();
        private Origins origins = new Origins();

        byte[] encode() {
            ByteWriter out = new ByteWriter(20 + values.size() + origins.size())
                    .octet(FORMAT)
                    .varint(count)
                    .zigzag(lastAt)
                    .zigzag(lastAt - firstAt);
            values.write(out);
            origins.write(out);
            return out.toArray();
        }

        static State decode(byte[] bytes) {
            ByteReader in = new ByteReader("row", bytes).expect(FORMAT);
            State state = new State();
            state.count = in.varint();
            state.lastAt = in.zigzag();
            state.firstAt = state.lastAt - in.zigzag();
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
