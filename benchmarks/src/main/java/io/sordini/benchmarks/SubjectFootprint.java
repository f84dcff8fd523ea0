package io.sordini.benchmarks;

import static java.util.Objects.requireNonNull;

import io.sordini.core.decide.Decider;
import io.sordini.core.fold.MemoryIndex;
import io.sordini.core.fold.MemoryStore;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyReader;
import io.sordini.core.signal.Signaller;
import io.sordini.core.signal.SubjectSignal;
import io.sordini.core.store.ByteStore;
import io.sordini.core.store.ExpiryIndex;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Keyset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Prints what the default policy keeps of each of many addresses that made ordinary requests, its limit of two windows
 * included: encoded, as RocksDB and the changelogs hold it, and on the heap, as a replay does. The heap is what is free after
 * a collection and was not before, or the other way round, as one store after the other is dropped. Number of addresses as
 * the argument, 1,000,000 if there is none.
 */
@SuppressWarnings("SystemOut") // what it prints is what it is for
public final class SubjectFootprint {

    private static final long START = 1_769_860_800_000L;
    private static final int REQUESTS = 3;
    private static final double GOAL = 400;
    private static final String LIMIT = "anonymous-ip";

    private final int subjects;
    private @Nullable MemoryStore states = new MemoryStore(1);
    private @Nullable MemoryStore buckets = new MemoryStore(2);
    private @Nullable MemoryIndex index = new MemoryIndex();

    private SubjectFootprint(int subjects) {
        this.subjects = subjects;
    }

    public static void main(String... arguments) {
        new SubjectFootprint(arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0])).run();
    }

    private void run() {
        // Near the guard, who is new must come back first.
        Policy policy = PolicyReader.over(
                PolicyReader.defaults(), "footprint", "name: footprint\nguards:\n  subjects: " + 2 * subjects + "\n");
        int windows = policy.limits().stream()
                .filter(limit -> limit.name().equals(LIMIT))
                .findFirst()
                .orElseThrow()
                .windows()
                .size();
        System.out.printf(
                Locale.ROOT, "%,d addresses, %d requests each, a limit of %d windows%n", subjects, REQUESTS, windows);
        long empty = heap();
        fill(policy, requireNonNull(states), requireNonNull(buckets), requireNonNull(index));
        long full = heap();
        encoded(requireNonNull(states), requireNonNull(buckets), requireNonNull(index));
        index = null;
        long withoutIndex = heap();
        buckets = null;
        long withoutBuckets = heap();
        states = null;
        long nothing = heap();
        System.out.println("on the heap, bytes a subject");
        line("state", withoutBuckets - nothing);
        line("token bucket", withoutIndex - withoutBuckets);
        line("index of ends", full - withoutIndex);
        line("together", full - empty);
        double each = (double) (full - empty) / subjects;
        System.out.printf(Locale.ROOT, "goal: at most %.0f bytes, %s%n", GOAL, each <= GOAL ? "kept" : "missed");
    }

    private void fill(Policy policy, ByteStore states, ByteStore buckets, ExpiryIndex index) {
        Keyset keys = Keyset.parse("k1:AAAAAAAAAAAAAAAAAAAAAA==");
        Signaller signaller = new Signaller(policy, new Keyring(keys, keys, keys));
        Decider decider = new Decider(policy, states, buckets, index);
        for (int round = 0; round < REQUESTS; round++) {
            for (int i = 0; i < subjects; i++) {
                long time = START + round * 1000L + i % 1000;
                SourceRecord record = request(round * subjects + i, address(i), time);
                for (SubjectSignal signal : signaller.signals(record, time)) {
                    decider.decide(signal.subject(), signal.signal(), time);
                }
            }
        }
    }

    private void encoded(ByteStore states, ByteStore buckets, ExpiryIndex index) {
        long stateKeys = 0;
        long stateValues = 0;
        long bucketKeys = 0;
        long bucketValues = 0;
        for (int i = 0; i < subjects; i++) {
            String state = "ip:" + address(i);
            String bucket = state + "|" + LIMIT;
            stateKeys += state.length();
            stateValues += length(states, state);
            bucketKeys += bucket.length();
            bucketValues += length(buckets, bucket);
        }
        long rows = 0;
        int kept = 0;
        for (ExpiryIndex.Entry entry : index.due(Long.MAX_VALUE, Integer.MAX_VALUE)) {
            rows += Long.BYTES + entry.key().length();
            kept++;
        }
        if (kept != subjects) {
            throw new IllegalStateException("expected " + subjects + " subjects, found " + kept);
        }
        System.out.println("encoded, bytes a subject");
        line("state, key", stateKeys);
        line("state, value", stateValues);
        line("token bucket, key", bucketKeys);
        line("token bucket, value", bucketValues);
        line("index, time and key", rows);
        line("together", stateKeys + stateValues + bucketKeys + bucketValues + rows);
    }

    private static int length(ByteStore store, String key) {
        byte[] value = store.get(key);
        if (value == null) {
            throw new IllegalStateException("nothing is kept under " + key);
        }
        return value.length;
    }

    private void line(String what, long bytes) {
        System.out.printf(Locale.ROOT, "  %-22s %8.1f%n", what, (double) bytes / subjects);
    }

    private static String address(int i) {
        return "10." + (i >> 16 & 0xff) + "." + (i >> 8 & 0xff) + "." + (i & 0xff);
    }

    private static SourceRecord request(int i, String ip, long time) {
        String json = "{\"client_ip\":\"" + ip + "\",\"method\":\"GET\",\"path\":\"/orders\",\"status_code\":200,"
                + "\"user_agent\":\"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\"}";
        return new SourceRecord(
                Topic.REQUEST_EVENTS, ip, json.getBytes(StandardCharsets.UTF_8), time, "request-events-0@" + i);
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
