package io.sordini.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.DecisionCodec;
import io.sordini.testkit.Await;
import io.sordini.topology.AuditHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The promise of completeness and of enforcement, kept through SIGKILL. */
@Timeout(240)
class KillTest {

    private static final long SEED = 20261122;
    private static final int EVENTS = 6000;
    private static final int COMMITS = 20;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void killed_twice_under_load_it_writes_what_the_fold_writes(@TempDir Path directory) throws Exception {
        try (Deployment deployment = Deployment.start(directory);
                Feed feed = deployment.feed()) {
            // Given
            Future<?> feeding = feed.start(new Traffic(SEED)::next, EVENTS);

            // When
            killUnderLoad(deployment, feeding);
            killUnderLoad(deployment, feeding);
            try (SordiniProcess last = deployment.startApplications()) {
                feed.stop();
                feeding.get();
                feed.acknowledged();
                deployment.awaitSettled(last);
                last.terminate();
                last.exitCode(Duration.ofSeconds(30));
            }

            // Then
            compare(deployment, feed.acknowledged());
        }
    }

    private static void killUnderLoad(Deployment deployment, Future<?> feeding) throws Exception {
        CommitWatch audit = deployment.commits("audit");
        CommitWatch enforcement = deployment.commits("enforcement");
        try (SordiniProcess process = deployment.startApplications()) {
            Await.until(() -> COMMITS + " commits of each application\n" + process.output(), LIMIT, () -> {
                assertThat(process.isAlive())
                        .as("alive; output:\n" + process.output())
                        .isTrue();
                return Math.min(audit.commits(), enforcement.commits()) > COMMITS; // the first look is none
            });
            Await.until(
                    () -> "work of both applications not committed\n" + process.output(),
                    LIMIT,
                    () -> deployment.hasOpenTransaction(Topic.AUDIT_LOG)
                            && deployment.hasOpenTransaction(Topic.SIGNALS));
            assertThat(feeding.isDone()).as("input has ended").isFalse();
            process.kill();
        }
    }

    private static void compare(Deployment deployment, List<SourceRecord> input) throws Exception {
        Outcome actual = Outcome.ofTopics(deployment.reader(), Deployment.PREFIX);
        Outcome fold = Outcome.ofFold(
                PolicyReader.defaults(), Configuration.keys(), Clock.systemUTC().millis(), input);
        assertThat(actual.audit()).as("audit records of what came in").hasSameSizeAs(input);
        assertThat(deployment.committed(Topic.AUDIT_LOG))
                .as("audit records of all")
                .hasSize(input.size() + deployment.committed(Topic.DECISIONS).size());
        assertThat(Difference.between(fold.audit(), actual.audit())).isEmpty();
        assertThat(Difference.between(fold.signals(), actual.signalled())).isEmpty();

        // Where conclusions fall among a subject's other signals is up to the run; from there on nothing is.
        Outcome expected = Outcome.ofSignals(PolicyReader.defaults(), deployment.committed(Topic.SIGNALS));
        assertThat(expected.decisions()).as("decisions that the traffic causes").hasSizeGreaterThan(8);
        assertThat(expected.revocations())
                .as("revocations that the traffic causes")
                .isNotEmpty();
        assertThat(expected.concluded())
                .as("conclusions that the traffic causes")
                .isNotEmpty();
        assertThat(Difference.between(expected.concluded(), actual.concluded())).isEmpty();
        assertThat(Difference.between(expected.decisions(), actual.decisions())).isEmpty();
        Instant now = Clock.systemUTC().instant();
        assertThat(Difference.between(inForce(expected.blocklist(), now), inForce(actual.blocklist(), now)))
                .isEmpty();
        assertThat(Difference.between(inForce(expected.revocations(), now), inForce(actual.revocations(), now)))
                .isEmpty();
        // What was over before it could be published is history only; nothing else may be, and nothing twice.
        assertThat(Difference.beyond(expected.blocklist(), actual.blocklist())).isEmpty();
        assertThat(Difference.beyond(expected.revocations(), actual.revocations()))
                .isEmpty();
        eachSourceOnceOnItsPartitionInSequence(deployment.committed(Topic.AUDIT_LOG));
    }

    /** The last value of each subject, where it is not over: {@code expires_at} is the truth, with or without a tombstone. */
    private static Map<String, List<String>> inForce(Map<String, List<String>> values, Instant now) {
        Map<String, List<String>> last = new TreeMap<>();
        values.forEach((subject, all) -> {
            String value = all.get(all.size() - 1);
            if (DecisionCodec.decode(value.getBytes(StandardCharsets.ISO_8859_1))
                    .isActiveAt(now)) {
                last.put(subject, List.of(value));
            }
        });
        return last;
    }

    private static void eachSourceOnceOnItsPartitionInSequence(List<ConsumerRecord<byte[], byte[]>> audited) {
        Set<String> sources = new HashSet<>();
        Map<Integer, Long> sequences = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : audited) {
            String source = header(record, AuditHeaders.SOURCE);
            assertThat(sources.add(source)).as(source + " audited once").isTrue();
            assertThat(source.substring(0, source.indexOf('@')))
                    .as("source of a record on partition " + record.partition())
                    .endsWith("-" + record.partition());
            long expected = sequences.merge(record.partition(), 1L, Long::sum) - 1;
            assertThat(header(record, AuditHeaders.SEQUENCE))
                    .as("sequence at " + Deployment.partition(record) + "@" + record.offset())
                    .isEqualTo(Long.toString(expected));
        }
        assertThat(sequences).as("partitions in use").hasSize(Deployment.PARTITIONS);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
