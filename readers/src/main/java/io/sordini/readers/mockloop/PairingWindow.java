package io.sordini.readers.mockloop;

import io.sordini.readers.mockloop.MockLoopEvent.Half;
import io.sordini.readers.source.FormatTally;
import io.sordini.readers.source.Place;
import io.sordini.schemas.SourceRecord;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Requests that wait for their responses, and everything that waits behind them: records leave in the order of their
 * lines. Bounded in time, in number and in bytes; what a bound pushes out leaves without a response.
 */
public final class PairingWindow {

    static final int MOST_WAITING = 4096;
    static final long MOST_BYTES = 32L * 1024 * 1024;

    private static final Deque<Slot> NONE = new ArrayDeque<>(0);

    private final Deque<Slot> slots = new ArrayDeque<>();
    private final Map<String, Deque<Slot>> waiting = new HashMap<>();
    /** Where responses begin whose requests were taken, as far as they lie behind the first line that was not. */
    private final NavigableSet<Long> used = new TreeSet<>();

    private final Duration longest;
    private final FormatTally tally;
    private long bytes;
    private long now;
    private boolean ended;

    /** @param longest a response that comes later after its request, by the times in the log, is not looked for */
    public PairingWindow(Duration longest, FormatTally tally) {
        this.longest = longest;
        this.tally = tally;
    }

    /** A request line; its value is made when it leaves. */
    public void request(SourceRecord unfinished, Place place, String route, Half line) {
        Deque<Slot> same = waiting.computeIfAbsent(route, r -> new ArrayDeque<>());
        Slot slot = new Slot(unfinished, place, route, line);
        same.add(slot);
        if (same.size() > 1) {
            same.forEach(other -> other.ambiguous = true);
        }
        add(slot);
    }

    /** Gives the response to the first request with its method and path that waits; false if there is none. */
    public boolean response(Place place, String route, Half line, long time) {
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
        slot.responseAt = place.offset();
        slot.done = true;
        bytes += line.weight();
        return true;
    }

    /** A response whose request was taken before reading was interrupted: it could have been that of every request waiting. */
    public void usedResponse(Place place, String route) {
        used.add(place.offset());
        waiting.getOrDefault(route, NONE).forEach(slot -> slot.ambiguous = true);
    }

    /** A record that needs no response. */
    public void ready(SourceRecord record, Place place) {
        Slot slot = new Slot(record, place, null, null);
        slot.done = true;
        add(slot);
    }

    /** No more lines will come: whatever waits leaves as it is. */
    public void end() {
        ended = true;
    }

    /** Whatever waits now has waited long enough. */
    public void giveUpWaiting() {
        slots.forEach(slot -> slot.done = true);
        waiting.clear();
    }

    /** The next record in line order, once it need not wait any more; the same until it is taken. */
    public @Nullable SourceRecord peek() {
        Slot head = slots.peek();
        if (head != null && !head.done && (ended || isOver(head))) {
            giveUp(head);
        }
        return head == null || !head.done ? null : head.finish(tally);
    }

    /** Takes the record that was shown. */
    public void take() {
        Slot head = slots.remove();
        bytes -= head.weight();
        if (head.response != null) {
            used.add(head.responseAt);
        }
        Slot next = slots.peek();
        if (next == null) {
            used.clear();
        } else {
            used.headSet(next.place.offset()).clear();
        }
    }

    /** Where the first line begins that was not taken, and its time; null when everything was. */
    public @Nullable Place first() {
        Slot head = slots.peek();
        return head == null ? null : head.place;
    }

    /** The time of the first line that was not taken. */
    public long firstTime() {
        return slots.element().record.timestamp();
    }

    /** Where those responses begin behind {@link #first} that belong to requests that were taken. */
    public List<Long> used() {
        return List.copyOf(used);
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
        return now - slot.record.timestamp() > longest.toMillis();
    }
}
