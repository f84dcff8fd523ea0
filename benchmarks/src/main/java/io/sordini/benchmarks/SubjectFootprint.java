package io.sordini.benchmarks;

import io.sordini.core.decide.Decider;
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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Prints what the default policy keeps of each of many addresses that made ordinary requests: encoded, as RocksDB holds it,
 * and on the heap, as the stores of a replay do. Number of addresses as the argument, 1,000,000 if there is none.
 */
@SuppressWarnings("SystemOut") // what it prints is what it is for
public final class SubjectFootprint {

    private static final long START = 1_769_860_800_000L;
    private static final int REQUESTS = 3;

    private SubjectFootprint() {}

    /** Maps, as in a replay. */
    private static final class Bytes implements ByteStore {
        private final Map<String, byte[]> entries = new HashMap<>();

        @Override
        public byte @Nullable [] get(String key) {
            return entries.get(key);
        }

        @Override
        public void put(String key, byte[] value) {
            entries.put(key, value);
        }

        @Override
        public void delete(String key) {
            entries.remove(key);
        }

        long keys() {
            return entries.keySet().stream().mapToLong(String::length).sum();
        }

        long values() {
            return entries.values().stream().mapToLong(value -> value.length).sum();
        }
    }

    private static final class Index implements ExpiryIndex {
        private final TreeMap<String, Entry> entries = new TreeMap<>();

        private static String name(Entry entry) {
            return String.format(Locale.ROOT, "%016x%s", entry.at(), entry.key());
        }

        @Override
        public void add(Entry entry) {
            entries.put(name(entry), entry);
        }

        @Override
        public void remove(Entry entry) {
            entries.remove(name(entry));
        }

        @Override
        public List<Entry> after(@Nullable Entry last, int limit) {
            return (last == null ? entries : entries.tailMap(name(last), false))
                    .values().stream().limit(limit).toList();
        }

        @Override
        public List<Entry> due(long now, int limit) {
            return entries.values().stream()
                    .takeWhile(entry -> entry.at() <= now)
                    .limit(limit)
                    .toList();
        }
    }

    public static void main(String... arguments) {
        int subjects = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        Keyset keys = Keyset.parse("k1:AAAAAAAAAAAAAAAAAAAAAA==");
        Signaller signaller = new Signaller(PolicyReader.defaults(), new Keyring(keys, keys, keys));
        long before = heap();
        Bytes states = new Bytes();
        Bytes buckets = new Bytes();
        Index index = new Index();
        Decider decider = new Decider(PolicyReader.defaults(), states, buckets, index);
        for (int round = 0; round < REQUESTS; round++) {
            for (int i = 0; i < subjects; i++) {
                long time = START + round * 1000L + i % 1000;
                SourceRecord record = request(i, time);
                for (SubjectSignal signal : signaller.signals(record, time)) {
                    decider.decide(signal.subject(), signal.signal(), time);
                }
            }
        }
        long after = heap();
        int kept = index.entries.size();
        System.out.printf(
                Locale.ROOT, "%,d addresses, %d requests each, something kept of %,d%n", subjects, REQUESTS, kept);
        line("state, key", states.keys(), kept);
        line("state, value", states.values(), kept);
        line("token buckets, key", buckets.keys(), kept);
        line("token buckets, value", buckets.values(), kept);
        line(
                "index (time and key)",
                index.entries.values().stream()
                        .mapToLong(entry -> Long.BYTES + entry.key().length())
                        .sum(),
                kept);
        line("encoded, together", total(states, buckets, index), kept);
        line("heap, in maps", after - before, kept);
    }

    private static long total(Bytes states, Bytes buckets, Index index) {
        return states.keys()
                + states.values()
                + buckets.keys()
                + buckets.values()
                + index.entries.values().stream()
                        .mapToLong(entry -> Long.BYTES + entry.key().length())
                        .sum();
    }

    private static void line(String what, long bytes, int kept) {
        System.out.printf(Locale.ROOT, "%-22s %8.1f bytes a subject%n", what, (double) bytes / Math.max(1, kept));
    }

    private static SourceRecord request(int i, long time) {
        String ip = "10." + (i >> 16 & 0xff) + "." + (i >> 8 & 0xff) + "." + (i & 0xff);
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
