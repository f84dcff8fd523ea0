package io.sordini.app.screen;

import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what is known of a running system, from any thread, and tells it as snapshots. */
public final class Board {

    private static final int REMEMBERED = 500;

    /** A subject can be blocked and its credential revoked at once. */
    private record Place(Subject subject, boolean revocation) {}

    private record InForce(Action action, String rule, Instant expiresAt) {}

    private final String title;
    private final InstantSource clock;
    private final Instant started;
    private final Map<String, Counter> counters = new LinkedHashMap<>();
    private final Map<String, String> figures = new LinkedHashMap<>();
    private final Map<Place, InForce> inForce = new HashMap<>();
    private final Deque<Snapshot.Entry> latest = new ArrayDeque<>();
    private String source = "";
    private Snapshot.Status status = new Snapshot.Status(Snapshot.Status.Kind.WAITING, "starting");
    private Snapshot.@Nullable Sample sample;

    /** @param title which command it is */
    public Board(String title, InstantSource clock) {
        this.title = title;
        this.clock = clock;
        started = clock.instant();
    }

    /** Where the figures come from. */
    public synchronized void source(String text) {
        source = text;
    }

    /** How things stand, in a word or a short sentence. */
    public synchronized void status(Snapshot.Status.Kind kind, String text) {
        status = new Snapshot.Status(kind, text);
    }

    /** A total as it is now; flows are shown in the order in which they were first told. To be told about every second. */
    public synchronized void total(String flow, long total) {
        Instant now = clock.instant();
        counters.computeIfAbsent(flow, name -> new Counter(name, total, now)).total(total, now);
    }

    /** A figure as it is now; figures are shown in the order in which they were first told. */
    public synchronized void figure(String name, String value) {
        figures.put(name, value);
    }

    /** An audit record, in place of the one before. */
    public synchronized void sample(Snapshot.Sample record) {
        sample = record;
    }

    /** Something to show among the latest decisions. */
    public synchronized void entry(Snapshot.Entry entry) {
        latest.addFirst(entry);
        if (latest.size() > REMEMBERED) {
            latest.removeLast();
        }
    }

    /**
     * A decision is in force.
     *
     * @return whether it is news: none of this rule and action was in force for the subject
     */
    public synchronized boolean inForce(Decision decision) {
        Instant now = clock.instant();
        Place place = new Place(decision.subject(), decision.action() == Action.REVOKE);
        if (decision.shadow() || !decision.isActiveAt(now)) {
            return inForce.remove(place) != null;
        }
        InForce next = new InForce(decision.action(), decision.rule(), decision.expiresAt());
        InForce before = inForce.put(place, next);
        return before == null
                || !now.isBefore(before.expiresAt)
                || before.action != next.action
                || !before.rule.equals(next.rule);
    }

    /** A subject's revocation, or its other decision, is no longer in force. */
    public synchronized void lifted(Subject subject, boolean revocation) {
        inForce.remove(new Place(subject, revocation));
    }

    /** Forgets what is in force and what was decided, to be told anew. */
    public synchronized void forget() {
        inForce.clear();
        latest.clear();
    }

    public synchronized Snapshot snapshot() {
        Instant now = clock.instant();
        inForce.values().removeIf(decision -> !now.isBefore(decision.expiresAt));
        return new Snapshot(
                title,
                source,
                status,
                Duration.between(started, now),
                counters.values().stream().map(Counter::flow).toList(),
                figures.entrySet().stream()
                        .map(figure -> new Snapshot.Figure(figure.getKey(), figure.getValue()))
                        .toList(),
                ruleCounts(),
                List.copyOf(latest),
                sample);
    }

    private List<Snapshot.RuleCount> ruleCounts() {
        Map<Snapshot.RuleCount, Long> counts = new HashMap<>();
        for (InForce decision : inForce.values()) {
            counts.merge(new Snapshot.RuleCount(decision.action.text(), decision.rule, 0), 1L, Long::sum);
        }
        return counts.entrySet().stream()
                .map(e -> new Snapshot.RuleCount(e.getKey().action(), e.getKey().rule(), e.getValue()))
                .sorted(Comparator.comparingLong(Snapshot.RuleCount::count)
                        .reversed()
                        .thenComparing(Snapshot.RuleCount::rule)
                        .thenComparing(Snapshot.RuleCount::action))
                .toList();
    }

    /** A decision as it is listed. */
    public static Snapshot.Entry entry(Instant at, Decision decision, String remark) {
        String what = decision.action().text().toUpperCase(Locale.ROOT);
        return new Snapshot.Entry(
                at,
                decision.shadow() ? "(" + what + ")" : what,
                decision.subject().key(),
                decision.rule(),
                decision.reason(),
                remark);
    }
}
