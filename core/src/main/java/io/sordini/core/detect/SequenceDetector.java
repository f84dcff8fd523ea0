package io.sordini.core.detect;

import io.sordini.core.policy.Condition;
import io.sordini.core.policy.Rule;
import io.sordini.core.store.ByteReader;
import io.sordini.core.store.ByteWriter;
import io.sordini.schemas.decision.Evidence;
import io.sordini.schemas.signal.Signal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers what comes first, and fires when what follows comes in time. */
record SequenceDetector(Rule rule, Condition.Sequence sequence) implements Detector {

    private static final byte FORMAT = 2;

    /** Binary form: format, number of times, each as how long after the one before it, how long after that the silence ends, origins. */
    private static final class State {
        private long silentUntil;
        private final Deque<Long> times = new ArrayDeque<>();
        private Origins origins = new Origins();

        static State of(byte @Nullable [] stored) {
            State state = new State();
            if (stored != null) {
                ByteReader in = new ByteReader("sequence", stored).expect(FORMAT);
                long time = 0;
                for (int count = in.count(); count > 0; count--) {
                    time += in.zigzag();
                    state.times.addLast(time);
                }
                state.silentUntil = Silence.read(in, time);
                state.origins = Origins.read(in);
            }
            return state;
        }

        void add(long time, String origin, int most) {
            while (times.size() >= most) { // more than one where the rule now wants fewer
                times.removeFirst();
            }
            times.addLast(time);
            origins.add(origin);
        }

        byte[] encode() {
            ByteWriter out = new ByteWriter(16 + 4 * times.size() + origins.size())
                    .octet(FORMAT)
                    .varint(times.size());
            long before = 0;
            for (long time : times) {
                out.zigzag(time - before);
                before = time;
            }
            Silence.write(out, silentUntil, before);
            origins.write(out);
            return out.toArray();
        }
    }

    @Override
    public Verdict examine(byte @Nullable [] stored, Signal signal, long time) {
        if (signal.facts().meet(sequence.first())) {
            return new Verdict(precede(stored, signal.origin(), time), null);
        }
        State state = State.of(stored);
        while (!state.times.isEmpty()
                && time - state.times.getFirst() > sequence.within().toMillis()) {
            state.times.removeFirst();
        }
        if (state.times.size() < sequence.count()) {
            return new Verdict(stored, null);
        }
        state.origins.add(signal.origin());
        Alarm alarm = null;
        if (Silence.isOver(rule, state.silentUntil, time)) {
            alarm = new Alarm(rule, evidence(state, time));
            state.silentUntil = Silence.from(rule, time);
        }
        state.times.clear();
        state.origins.clear();
        return new Verdict(state.encode(), alarm);
    }

    /** Remembers that what comes first came, also when a rule that fired is what comes first. */
    byte[] precede(byte @Nullable [] stored, String origin, long time) {
        State state = State.of(stored);
        state.add(time, origin, sequence.count());
        return state.encode();
    }

    @Override
    public String shape() {
        return "sequence";
    }

    @Override
    public long lifetime() {
        return Math.max(sequence.within().toMillis(), rule.suppress().toMillis()) + 1;
    }

    private Evidence evidence(State state, long time) {
        Map<String, Long> arithmetic = new LinkedHashMap<>();
        arithmetic.put("count", (long) sequence.count());
        arithmetic.put("first", (long) state.times.size());
        arithmetic.put("within_ms", sequence.within().toMillis());
        arithmetic.put("window_ms", time - state.times.getFirst());
        return new Evidence(
                arithmetic,
                state.times.size() + 1L,
                Instant.ofEpochMilli(state.times.getFirst()),
                Instant.ofEpochMilli(time),
                state.origins.list());
    }
}
