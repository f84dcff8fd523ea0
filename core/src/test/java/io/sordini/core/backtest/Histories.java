package io.sordini.core.backtest;

import static io.sordini.core.Samples.KEYS;
import static io.sordini.core.Samples.T0;

import io.sordini.core.Samples;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Policies of one or two rules, histories, and what becomes of the ones in the others. */
final class Histories {

    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;

    private Histories() {}

    /** A rule that fires at one more than so many different paths that are not there. */
    static String probing(int capacity, String action, String duration, String mode) {
        return leaky("probing", "probe", "path", capacity, action, duration, mode);
    }

    /** A rule that fires at one more than so many failed logins. */
    static String guessing(int capacity) {
        return leaky("guessing", "login_failed", "attempt", capacity, "block", "1h", "enforce");
    }

    static String leaky(
            String name, String on, String distinct, int capacity, String action, String duration, String mode) {
        return """
                  - name: %s
                    kind: leaky
                    on: %s
                    subject: ip
                    distinct: %s
                    capacity: %d
                    leak: 10s
                    action: %s
                    duration: %s
                    mode: %s
                """.formatted(name, on, distinct, capacity, action, duration, mode);
    }

    static Policy policy(String... rules) {
        return PolicyReader.read("test.yaml", "name: test\nlimits: []\nrules:\n" + String.join("", rules));
    }

    static Decided decided(Policy policy, List<SourceRecord> history) {
        PolicyRun run = new PolicyRun(policy, KEYS, 0, T0 + 30 * 24 * HOUR);
        history.forEach(run::accept);
        return run.finish();
    }

    static Comparison compared(Policy before, Policy after, List<SourceRecord> history) {
        return Comparison.of(decided(before, history), decided(after, history));
    }

    /** Requests for so many different paths that are not there, a millisecond apart. */
    static List<SourceRecord> probes(String ip, int count, long time) {
        List<SourceRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(Samples.get(ip, "/missing/" + i, 404, time + i, time + i));
        }
        return records;
    }

    /** Minutes to hours of guessing, probing and ordinary use from a few addresses, and operators' words about them. */
    static List<SourceRecord> traffic(Random random) {
        List<SourceRecord> records = new ArrayList<>();
        long time = T0;
        int events = 20 + random.nextInt(380);
        for (int i = 0; i < events; i++) {
            time += random.nextInt(30) == 0 ? random.nextInt((int) HOUR) : random.nextInt(400);
            String ip = "192.0.2." + random.nextInt(4);
            records.add(
                    switch (random.nextInt(16)) {
                        case 0, 1, 2, 3, 4 -> Samples.login(ip, "u" + random.nextInt(9), 404, time, i);
                        case 5, 6, 7, 8, 9 -> Samples.get(ip, "/p" + random.nextInt(40), 404, time, i);
                        case 10, 11 -> Samples.get(ip, "/x", 429, time, i);
                        case 12 -> Samples.event(Topic.REQUEST_EVENTS, ip, "{", time, i);
                        case 13 -> Samples.command(random.nextBoolean() ? "block" : "unblock", "ip:" + ip, time, i);
                        default -> Samples.get(ip, "/x", 200, time, i);
                    });
        }
        return records;
    }
}
