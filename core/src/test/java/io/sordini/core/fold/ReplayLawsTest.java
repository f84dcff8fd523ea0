package io.sordini.core.fold;

import static io.sordini.core.Samples.KEYS;
import static io.sordini.core.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.Samples;
import io.sordini.core.decide.Decider;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyReader;
import io.sordini.core.signal.Signaller;
import io.sordini.core.signal.SubjectSignal;
import io.sordini.schemas.Publication;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.signal.SignalCodec;
import io.sordini.schemas.subject.Subject;
import io.sordini.testkit.Laws;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReplayLawsTest {

    private static final int CASES = 12;
    private static final Policy POLICY = PolicyReader.defaults();

    /** A signal as the topic keeps it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Recorded(Subject subject, byte[] signal) {}

    /** Stage two on some partitions; records what each of them takes in. */
    private static final class Live {
        private final Signaller signaller = new Signaller(POLICY, KEYS);
        private final List<Decider> deciders = new ArrayList<>();
        private final List<List<Recorded>> recorded = new ArrayList<>();
        private final List<List<String>> published = new ArrayList<>();
        private final Deque<Recorded> waiting = new ArrayDeque<>();
        private long now;

        Live(int partitions) {
            for (int i = 0; i < partitions; i++) {
                deciders.add(new Decider(POLICY, new MemoryStore(1), new MemoryStore(1), new MemoryIndex()));
                recorded.add(new ArrayList<>());
                published.add(new ArrayList<>());
            }
        }

        void accept(SourceRecord record) {
            now = Math.max(now, record.timestamp());
            for (SubjectSignal signal : signaller.signals(record, now)) {
                waiting.add(new Recorded(signal.subject(), SignalCodec.encode(signal.signal())));
            }
            for (Recorded next = waiting.poll(); next != null; next = waiting.poll()) {
                int partition = Math.floorMod(next.subject.hashCode(), deciders.size());
                recorded.get(partition).add(next);
                Decider decider = deciders.get(partition);
                keep(partition, decider.expire(now, Fold.EXPIRY_BUDGET));
                keep(partition, decider.decide(next.subject, SignalCodec.decode(next.signal), now));
            }
        }

        private void keep(int partition, List<Publication> made) {
            for (Publication publication : made) {
                published.get(partition).add(line(publication));
                if (publication.topic() == Topic.SIGNALS) {
                    Subject subject = Subject.parse(publication.key()).orElseThrow();
                    waiting.add(new Recorded(subject, Objects.requireNonNull(publication.value())));
                }
            }
        }
    }

    private static String line(Publication publication) {
        byte[] value = publication.value();
        return publication.topic().suffix() + " " + publication.key() + " " + publication.timestamp() + " "
                + (value == null ? "-" : new String(value, StandardCharsets.ISO_8859_1));
    }

    private static List<SourceRecord> traffic(Random random) {
        List<SourceRecord> records = new ArrayList<>();
        long time = T0;
        for (int i = 0; i < 500; i++) {
            time += random.nextInt(25) == 0 ? random.nextInt(60_000) : random.nextInt(80);
            String ip = "198.51.100." + random.nextInt(9);
            records.add(
                    switch (random.nextInt(5)) {
                        case 0 -> Samples.login(ip, "u" + random.nextInt(30), 404, time, i);
                        case 1 -> Samples.get(ip, "/.env" + random.nextInt(20), 404, time, i);
                        case 2 -> auth(ip, random, time, i);
                        case 3 -> Samples.get(ip, "/x", 429, time, i);
                        default -> Samples.login(ip, "u" + random.nextInt(30), 401, time, i);
                    });
        }
        return records;
    }

    private static SourceRecord auth(String ip, Random random, long time, int i) {
        String type = List.of("login_succeeded", "logout", "login_failed", "mfa_denied", "role_bound")
                .get(random.nextInt(5));
        return Samples.event(
                Topic.AUTH_EVENTS,
                ip,
                "{\"type\":\"" + type + "\",\"client_ip\":\"" + ip + "\",\"user\":\"u" + random.nextInt(30)
                        + "\",\"session_id\":\"s" + random.nextInt(9) + "\",\"role\":\"viewer\",\"latitude\":"
                        + random.nextInt(90) + ",\"longitude\":" + random.nextInt(180) + "}",
                time,
                i);
    }

    private static Live live(int partitions, List<SourceRecord> records) {
        Live live = new Live(partitions);
        records.forEach(live::accept);
        return live;
    }

    @Test
    void law_recordedSignalsReplayToTheLiveDecisionsByteForByte() {
        Laws.forAll(1, CASES, ReplayLawsTest::traffic, records -> {
            Live live = live(3, records);
            for (int partition = 0; partition < 3; partition++) {
                SignalFold replay = new SignalFold(POLICY);
                List<String> replayed = new ArrayList<>();
                for (Recorded next : live.recorded.get(partition)) {
                    replay.accept(next.subject, SignalCodec.decode(next.signal))
                            .forEach(made -> replayed.add(line(made)));
                }
                assertThat(replayed).isEqualTo(live.published.get(partition));
            }
            assertThat(live.published.stream().mapToInt(List::size).sum()).isPositive();
        });
    }

    @Test
    void law_thePartitionCountDoesNotMatter() {
        Laws.forAll(100, CASES, ReplayLawsTest::traffic, records -> {
            assertThat(decisions(live(7, records)))
                    .isEqualTo(decisions(live(1, records)))
                    .isNotEmpty();
        });
    }

    /** Order holds within a subject only. */
    private static List<String> decisions(Live live) {
        return live.published.stream()
                .flatMap(List::stream)
                .filter(line -> line.startsWith("decisions "))
                .sorted()
                .toList();
    }
}
