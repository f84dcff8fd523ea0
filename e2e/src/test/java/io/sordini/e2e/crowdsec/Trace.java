package io.sordini.e2e.crowdsec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * What one source does. Times are chosen where buckets can go wrong: all at once, one leak apart and a millisecond around
 * it, in tenths of a leak, at random, and around the ends of a bucket's life and of a silence.
 *
 * @param late whether some requests come after later ones
 * @param requests in the order in which they are read
 * @param values of those that count, 0 for the others
 */
record Trace(Scenario scenario, String source, boolean late, List<Request> requests, List<Integer> values) {

    private static final int PATTERNS = 6;
    private static final int OTHERS_OF_TEN = 1;

    /** What nobody looks at. */
    private static final String OTHER = "/style.css";

    private record Step(Request request, int value) {}

    static Trace random(Scenario scenario, String source, boolean late, long start, Random random) {
        List<Step> steps = new ArrayList<>();
        int length = 3 * scenario.capacity() + 20 + random.nextInt(40);
        int different = random.nextBoolean() ? 4 * length : scenario.capacity() + 1 + random.nextInt(8);
        long leak = scenario.leak().toMillis();
        long time = start;
        int pattern = random.nextInt(PATTERNS);
        for (int i = 0; i < length; i++) {
            if (random.nextInt(scenario.capacity() * 2 + 4) == 0) {
                pattern = random.nextInt(PATTERNS);
                time += pause(scenario, random);
            }
            time += gap(pattern, leak, random);
            int value = 1 + random.nextInt(different);
            long stamped = late && random.nextInt(8) == 0 ? time - random.nextLong(2 * leak + 1) : time;
            boolean other = random.nextInt(10) < OTHERS_OF_TEN;
            steps.add(
                    other
                            ? new Step(new Request(stamped, source, "GET", OTHER, 404, "agent", ""), 0)
                            : new Step(scenario.request(source, stamped, value), value));
        }
        return new Trace(
                scenario,
                source,
                late,
                steps.stream().map(Step::request).toList(),
                steps.stream().map(Step::value).toList());
    }

    private static long gap(int pattern, long leak, Random random) {
        return switch (pattern) {
            case 0, 1 -> 0;
            case 2 -> leak - 1 + random.nextInt(3);
            case 3 -> leak / 10 * random.nextInt(11);
            case 4 -> random.nextLong(2 * leak + 1);
            default -> random.nextLong(leak / 2 + 1);
        };
    }

    /** To where a bucket dies of idleness, a silence ends, or the bucket is full of room again, and a millisecond around. */
    private static long pause(Scenario scenario, Random random) {
        long leak = scenario.leak().toMillis();
        long around = random.nextInt(3) - 1L;
        return switch (random.nextInt(4)) {
            case 0 -> (scenario.capacity() + 1) * leak + around;
            case 1 -> scenario.silence().toMillis() + around;
            case 2 -> scenario.capacity() * leak + around;
            default -> random.nextLong(scenario.silence().toMillis());
        };
    }

    /** The trace as a scenario counts it: whose values are the paths that all are the same with {@link Scenario#BAD_UA}. */
    Trace as(Scenario other) {
        List<Integer> counted = values.stream()
                .map(value -> !other.counts(scenario)
                        ? 0
                        : scenario == Scenario.BAD_UA && other != scenario ? Math.min(1, value) : value)
                .toList();
        return new Trace(other, source, late, requests, counted);
    }

    /** Whether the request counts with some scenario, so that something of it is kept. */
    boolean isKept(int request) {
        return !requests.get(request).path().equals(OTHER);
    }

    /** How many of the requests count. */
    int counted() {
        return (int) values.stream().filter(value -> value != 0).count();
    }

    /** The requests of several sources in one file, by when they come; each source's own keep their order. */
    static List<Request> merged(List<Trace> traces) {
        record Placed(long place, Request request) {}
        List<Placed> placed = new ArrayList<>();
        for (Trace trace : traces) {
            long place = Long.MIN_VALUE;
            for (Request request : trace.requests()) {
                place = Math.max(place, request.time());
                placed.add(new Placed(place, request));
            }
        }
        placed.sort(Comparator.comparingLong(Placed::place)); // stable
        return placed.stream().map(Placed::request).toList();
    }

    /** The requests with so many others after each one that nobody looks at. */
    static List<Request> spread(List<Request> requests, int others) {
        List<Request> spread = new ArrayList<>();
        for (Request request : requests) {
            spread.add(request);
            Request other = new Request(request.time(), "203.0.113.9", "GET", OTHER, 404, "agent", "");
            spread.addAll(Collections.nCopies(others, other));
        }
        return spread;
    }
}
