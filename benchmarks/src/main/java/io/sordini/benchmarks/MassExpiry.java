package io.sordini.benchmarks;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sordini.core.fold.Fold;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.Publication;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.DecisionCodec;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Keyset;
import io.sordini.topology.EnforcementTopology;
import io.sordini.topology.PolicyInForce;
import io.sordini.topology.StreamsSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;

/**
 * Prints how long it takes until decisions about many addresses that end in one second are gone from the blocklist: in a
 * replay, and in one task of enforcement with RocksDB, whose clock goes on by steps, each as long as it says or as long as it
 * took, whichever is more. What takes time is CPU time of the one thread, so that what else the machine does hardly shows. The task has one partition of the topics and a thread to itself, but no broker: Kafka's test driver stands in, and its own work counts too. Number of addresses
 * as the argument, 100,000 if there is none.
 */
@SuppressWarnings("SystemOut") // what it prints is what it is for
public final class MassExpiry {

    private static final long START = 1_769_860_800_000L;
    private static final long LATEST_MS = Duration.ofDays(30).toMillis();
    private static final long STEP_MS = 10;
    private static final long PATIENCE_MS = 60_000;
    private static final double GOAL_SECONDS = 2;
    private static final String PREFIX = "expiry.";

    /** One request is enough, and what it leads to is not under the guard against too many blocks. */
    private static final String RULE = """
            name: mass-expiry
            rules:
              - name: one-file
                what: one file that nobody should ask for
                kind: window
                on: sensitive_file
                subject: ip
                within: 1m
                count: 1
                action: throttle
                duration: 15m
                severity: low
            """;

    private final int subjects;
    private final Policy policy = PolicyReader.over(PolicyReader.defaults(), "mass expiry", RULE);
    private final Keyring keys;
    private long lastEnd;
    private long gone;

    private MassExpiry(int subjects) {
        this.subjects = subjects;
        Keyset keyset = Keyset.parse("k1:AAAAAAAAAAAAAAAAAAAAAA==");
        this.keys = new Keyring(keyset, keyset, keyset);
    }

    public static void main(String... arguments) throws IOException {
        int subjects = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        new MassExpiry(subjects).replay();
        new MassExpiry(subjects).task();
    }

    private SourceRecord attack(int i) {
        String ip = "10." + (i >> 16 & 0xff) + "." + (i >> 8 & 0xff) + "." + (i & 0xff);
        String json = "{\"client_ip\":\"" + ip + "\",\"method\":\"GET\",\"path\":\"/.env\"," + "\"status_code\":404}";
        long time = START + i * 1000L / subjects;
        return new SourceRecord(
                Topic.REQUEST_EVENTS, ip, json.getBytes(StandardCharsets.UTF_8), time, "request-events-0@" + i);
    }

    private void replay() {
        Fold fold = new Fold(policy, keys, 1, START + LATEST_MS, audited -> {}, this::published);
        for (int i = 0; i < subjects; i++) {
            fold.enforce(attack(i));
        }
        long due = lastEnd;
        long start = cpu();
        for (long records = 0; gone < subjects && records < subjects; records++) {
            fold.enforce(new SourceRecord(Topic.REQUEST_EVENTS, null, new byte[0], due, "request-events-0@"));
        }
        print("replay", cpu() - start);
    }

    private void published(Publication publication) {
        if (publication.topic() == Topic.BLOCKLIST) {
            listed(publication.value());
        }
    }

    private void listed(byte @Nullable [] decision) {
        if (decision == null) {
            gone++;
        } else {
            lastEnd =
                    Math.max(lastEnd, DecisionCodec.decode(decision).expiresAt().toEpochMilli());
        }
    }

    private void task() throws IOException {
        Path state = Files.createTempDirectory("sordini-expiry");
        Properties settings = new Properties();
        settings.putAll(StreamsSettings.enforcement(PREFIX, "localhost:9092", state, Map.of()));
        try (TopologyTestDriver driver = new TopologyTestDriver(
                EnforcementTopology.build(PREFIX, new PolicyInForce(policy), keys, new SimpleMeterRegistry()),
                settings,
                Instant.ofEpochMilli(START))) {
            TestOutputTopic<String, byte[]> blocklist = driver.createOutputTopic(
                    Topic.BLOCKLIST.name(PREFIX), new StringDeserializer(), new ByteArrayDeserializer());
            TestInputTopic<byte[], byte[]> events = driver.createInputTopic(
                    Topic.REQUEST_EVENTS.name(PREFIX), new ByteArraySerializer(), new ByteArraySerializer());
            for (int i = 0; i < subjects; i++) {
                SourceRecord attack = attack(i);
                events.pipeInput(null, attack.value(), Instant.ofEpochMilli(attack.timestamp()));
                look(blocklist);
            }
            advance(driver, blocklist, lastEnd - START);
        } finally {
            delete(state);
        }
    }

    private void advance(TopologyTestDriver driver, TestOutputTopic<String, byte[]> blocklist, long untilDue) {
        driver.advanceWallClockTime(Duration.ofMillis(untilDue - 1000));
        look(blocklist);
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        long elapsed = 0;
        long longest = 0;
        for (look(blocklist);
                gone < subjects && elapsed < TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
                look(blocklist)) {
            long before = cpu();
            driver.advanceWallClockTime(Duration.ofMillis(STEP_MS));
            long took = cpu() - before;
            longest = Math.max(longest, took);
            elapsed += Math.max(took, TimeUnit.MILLISECONDS.toNanos(STEP_MS));
        }
        print("task", elapsed);
        System.out.printf(Locale.ROOT, "  signals wait for it at most %.0f ms at a time%n", longest / 1e6);
    }

    private void look(TestOutputTopic<String, byte[]> blocklist) {
        blocklist.readRecordsToList().forEach(record -> listed(record.value()));
    }

    private void print(String where, long nanos) {
        double seconds = nanos / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s: %,d of %,d decisions that ended in one second were gone after %.2f s (goal: %.0f s, %s)%n",
                where,
                gone,
                subjects,
                seconds,
                GOAL_SECONDS,
                gone == subjects && seconds <= GOAL_SECONDS ? "kept" : "missed");
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void delete(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
