package io.sordini.readers;

import io.sordini.readers.MockLoopEvent.Half;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests that wait for their responses, and everything that waits behind them: records leave in the order of their
 * lines. Bounded in time, in number and in bytes; what a bound pushes out leaves without a response.
 */
final class PairingWindow {

    /** A response that comes later than this after its request, by the times in the log, is not looked for. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    static final int MOST_WAITING = 4096;
    static final long MOST_BYTES = 32L * 1024 * 1024;

    private static final Deque<Slot> NONE = new ArrayDeque<>(0);

    private final Deque<Slot> slots = new ArrayDeque<>();
    private final Map<String, Deque<Slot>> waiting = new HashMap<>();
    private final Tally tally;
    private long bytes;
    private long now;
    private boolean ended;

    PairingWindow(Tally tally) {
        this.tally = tally;
    }

    /** A request line; its value is made when it leaves. */
    void request(SourceRecord unfinished, String route, Half line) {
        Deque<Slot> same = waiting.computeIfAbsent(route, r -> new ArrayDeque<>());
        Slot slot = new Slot(unfinished, route, line);
        same.add(slot);
        if (same.size() > 1) {
            same.forEach(other -> other.ambiguous = true);
        }
        add(slot);
    }

    /** Gives the response to the first request with its method and path that waits; false if there is none. */
    boolean response(String route, Half line, long time) {
        now = time;
        Deque<Slot> same = waiting.getOrDefault(route, NONE);
        Slot slot = same.poll();
        while (slot != null && isLate(slot)) {
            slot.done = true;
            slot = same.poll();
        }
        if (same.isEmpty()) {
            waiting.remove(route);
        }
        if (slot == null) {
            return false;
        }
        slot.response = line;
        slot.done = true;
        bytes += line.weight();
        return true;
    }

    /** A record that needs no response. */
    void ready(SourceRecord record) {
        Slot slot = new Slot(record, null, null);
        slot.done = true;
        add(slot);
    }

    /** No more lines will come: whatever waits leaves as it is. */
    void end() {
        ended = true;
    }

    /** The next record in line order, once it need not wait any more. */
    @Nullable
    SourceRecord poll() {
        Slot head = slots.peek();
        if (head != null && !head.done && (ended || isOver(head))) {
            giveUp(head);
        }
        if (head == null || !head.done) {
            return null;
        }
        slots.remove();
        bytes -= head.weight();
        return head.finish(tally);
    }

    private void add(Slot slot) {
        slots.add(slot);
        bytes += slot.weight();
        now = slot.record.timestamp();
    }

    private void giveUp(Slot slot) {
        slot.done = true;
        if (slot.route != null) {
            Deque<Slot> same = waiting.getOrDefault(slot.route, NONE);
            same.remove(slot);
            if (same.isEmpty()) {
                waiting.remove(slot.route);
            }
        }
    }

    private boolean isOver(Slot slot) {
        return isLate(slot) || slots.size() > MOST_WAITING || bytes > MOST_BYTES;
    }

    private boolean isLate(Slot slot) {
        return now - slot.record.timestamp() > LONGEST.toMillis();
    }

    private static final class Slot {
        final SourceRecord record;
        final @Nullable String route;
        final @Nullable Half request;

        @Nullable
        Half response;

        boolean ambiguous;
        boolean done;

        Slot(SourceRecord record, @Nullable String route, @Nullable Half request) {
            this.record = record;
            this.route = route;
            this.request = request;
        }

        long weight() {
            byte[] value = record.value();
            return (value == null ? 0 : value.length)
                    + (request == null ? 0 : request.weight())
                    + (response == null ? 0 : response.weight());
        }

        SourceRecord finish(Tally tally) {
            if (request == null) {
                return record;
            }
            Pairing pairing = response == null ? Pairing.UNPAIRED : ambiguous ? Pairing.FIFO : Pairing.UNAMBIGUOUS;
            tally.paired(pairing);
            byte[] value = MockLoopEvent.join(request, response, pairing);
            return new SourceRecord(Topic.REQUEST_EVENTS, record.key(), value, record.timestamp(), record.origin());
        }
    }
}
