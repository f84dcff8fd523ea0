package io.sordini.e2e.crowdsec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The leaky bucket as a few lines, with the ways in which the two engines part as switches. A difference between them is
 * explained when a set of switches makes the bucket say what CrowdSec said, and without them it says what Sordini said.
 */
final class Bucket {

    /** Ways of CrowdSec that are not Sordini's. */
    enum Way {
        /** A late event turns the bucket's clock back, so that the time after it counts again. */
        CLOCK_GOES_BACK("late events turn the clock back"),
        /** A bucket lives on through the very end of its idle time; its values are still known then. */
        LIVES_THROUGH_ITS_END("a bucket that is exactly idle long enough still knows its values"),
        /** Every value is remembered, however many there are. */
        REMEMBERS_ALL("more than 64 different values are remembered"),
        /** Time is counted in floating point and cut to nanoseconds, so that a full bucket may lack a trace of a token. */
        ROUNDS("floating point loses up to a nanosecond, and with it the last token");

        private final String text;

        Way(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    private static final int REMEMBERED = 64;
    private static final long NANOS = 1_000_000;
    private static final long SECOND = 1_000_000_000;

    private final Scenario scenario;
    private final Set<Way> ways;
    private final Set<Integer> seen = new LinkedHashSet<>();
    private long room;
    private double tokens;
    private long last;
    private long latest = Long.MIN_VALUE;
    private long poured;
    private long silentUntil = Long.MIN_VALUE;

    private Bucket(Scenario scenario, Set<Way> ways) {
        this.scenario = scenario;
        this.ways = ways;
    }

    static List<Overflow> overflows(Trace trace, Set<Way> ways) {
        Bucket bucket = new Bucket(trace.scenario(), new HashSet<>(ways));
        List<Overflow> overflows = new ArrayList<>();
        boolean known = false;
        for (int i = 0; i < trace.requests().size(); i++) {
            Request request = trace.requests().get(i);
            int value = trace.values().get(i);
            // Sordini's clock is the source's, whatever the request is, once there is anything to keep of the source.
            known |= trace.isKept(i);
            bucket.latest = known ? Math.max(bucket.latest, request.time()) : bucket.latest;
            if (value != 0) {
                bucket.take(request, value, overflows);
            }
        }
        return overflows;
    }

    private void take(Request request, int value, List<Overflow> overflows) {
        boolean back = ways.contains(Way.CLOCK_GOES_BACK);
        long time = back ? request.time() : latest;
        long leak = scenario.leak().toMillis();
        long idle = (scenario.capacity() + 1) * leak;
        boolean dead = time - last > idle || (time - last == idle && !ways.contains(Way.LIVES_THROUGH_ITS_END));
        if (poured == 0 || dead) {
            clear();
            tokens = scenario.capacity();
            room = scenario.capacity() * leak;
            last = time;
        }
        if (scenario.isDistinct() && !remember(value)) {
            return;
        }
        long elapsed = Math.max(0, time - last);
        last = time;
        poured++;
        if (ways.contains(Way.ROUNDS) ? fitsRounded(elapsed) : fits(elapsed)) {
            return;
        }
        if (time >= silentUntil) {
            overflows.add(new Overflow(request.source(), time, poured));
            silentUntil = time + scenario.silence().toMillis();
        }
        clear();
    }

    /** In whole milliseconds of room, which are exact. */
    private boolean fits(long elapsed) {
        long leak = scenario.leak().toMillis();
        room = Math.min(scenario.capacity() * leak, room + elapsed);
        if (room < leak) {
            return false;
        }
        room -= leak;
        return true;
    }

    /** In tokens of a rate in seconds: the time until the bucket is full, and the time until a token is there, are cut. */
    private boolean fitsRounded(long elapsed) {
        double rate = 1 / (scenario.leak().toMillis() / 1e3);
        long untilFull = (long) (1e9 * ((scenario.capacity() - tokens) / rate));
        long nanos = Math.min(elapsed * NANOS, untilFull);
        long seconds = nanos / SECOND;
        double gained = seconds * rate + nanos % SECOND * rate / 1e9;
        tokens = Math.min(scenario.capacity(), tokens + gained) - 1;
        return tokens >= 0 || (long) (1e9 * (-tokens / rate)) <= 0;
    }

    private boolean remember(int value) {
        boolean news = seen.add(value);
        if (seen.size() > Math.max(REMEMBERED, scenario.capacity() + 1) && !ways.contains(Way.REMEMBERS_ALL)) {
            seen.remove(seen.iterator().next());
        }
        return news;
    }

    private void clear() {
        poured = 0;
        seen.clear();
    }
}
