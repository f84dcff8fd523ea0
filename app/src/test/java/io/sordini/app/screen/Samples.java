package io.sordini.app.screen;

import io.sordini.app.screen.Snapshot.Entry;
import io.sordini.app.screen.Snapshot.Figure;
import io.sordini.app.screen.Snapshot.Flow;
import io.sordini.app.screen.Snapshot.RuleCount;
import io.sordini.app.screen.Snapshot.Sample;
import io.sordini.app.screen.Snapshot.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;

/** Snapshots and themes for tests. */
final class Samples {

    static final Theme UNICODE = new Theme(Glyphs.UNICODE, true, ZoneOffset.UTC);
    static final Theme ASCII = new Theme(Glyphs.ASCII, false, ZoneOffset.UTC);
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private Samples() {}

    static Snapshot snapshot() {
        return with(List.of(
                entry(
                        3,
                        "BLOCK",
                        "ip:203.0.113.66",
                        "login-bf-ip",
                        "6 failed logins within 1.2 s overflowed login-bf-ip."),
                entry(2, "REVOKE", "token:k1.breABbBbudLrFQ0fqU41RA", "logout", "The credential was withdrawn."),
                entry(
                        1,
                        "THROTTLE",
                        "ip:2001:db8:bad::/64",
                        "anonymous-ip",
                        "More requests than anonymous-ip allows.")));
    }

    static Snapshot with(List<Entry> latest) {
        return new Snapshot(
                "demo",
                "everything in this process, the broker at 127.0.0.1:29956",
                new Status(Status.Kind.RUNNING, "running, 23 s left"),
                Duration.ofSeconds(38),
                List.of(flow("events", 1696, 26), flow("audited", 1694, 27), flow("decisions", 21, 0)),
                List.of(new Figure("append to enforcer", "p50 475, p99 3,277 ms")),
                List.of(
                        new RuleCount("revoke", "logout", 15),
                        new RuleCount("block", "rl-abuse", 2),
                        new RuleCount("block", "sensitive-files", 1)),
                latest,
                new Sample(
                        "{\"method\":\"POST\",\"body\":\"username=admin&password=hunter2\"}",
                        "{\"class_uid\":3002,\"body\":\"username=admin&password=[MASKED]\"}",
                        "password"));
    }

    static Snapshot watch() {
        Snapshot demo = snapshot();
        return new Snapshot(
                "watch",
                "127.0.0.1:9092, topics sordini.*",
                new Status(Status.Kind.RUNNING, "connected"),
                demo.uptime(),
                demo.flows(),
                List.of(
                        new Figure("audit behind", "3"),
                        new Figure("enforcement behind", "1,204"),
                        new Figure("event to here", "p50 62, p99 2,369 ms")),
                demo.active(),
                demo.latest(),
                null);
    }

    static Entry entry(int second, String what, String subject, String rule, String reason) {
        return new Entry(NOON.plusSeconds(second), what, subject, rule, reason, second * 35 + " ms");
    }

    private static Flow flow(String name, long total, long perSecond) {
        return new Flow(
                name,
                total,
                perSecond,
                LongStream.range(0, 60).map(i -> i * perSecond / 60).boxed().toList());
    }
}
