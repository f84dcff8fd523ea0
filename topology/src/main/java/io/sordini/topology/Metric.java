package io.sordini.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Locale;

/**
 * Everything that Sordini itself measures; {@code docs/metrics.md} is made from this. The values of a label are known before
 * the first record is read: names of the policy, of topics, and constants of the program, never anything of an event.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are immutable
public enum Metric {
    EVENTS(Kind.COUNTER, "records taken from a topic", "role", "topic"),
    MALFORMED_EVENTS(
            Kind.COUNTER,
            "records that could not be read as what their topic holds; each is audited as an Application Error",
            "topic",
            "reason"),
    AUDIT_RECORDS(Kind.COUNTER, "records for the audit log, by OCSF class", "class_uid"),
    MASKED_VALUES(Kind.COUNTER, "values masked in audit records", "class"),
    SIGNALS(Kind.COUNTER, "signals written by stage one, by the kind of their subject", "scope"),
    FACTS(Kind.COUNTER, "facts that these signals state; one may state several", "fact"),
    LIMIT_HITS(Kind.COUNTER, "events beyond a limit; only the first of many leads to a decision", "limit"),
    CROWDINGS(
            Kind.COUNTER,
            "subjects and logouts left out, and subjects that made room, since a partition keeps no more: see `guards` of the policy",
            "event"),
    DECISIONS(
            Kind.COUNTER,
            "changes of a decision; `rule` is a rule, a limit, `logout`, `operator`, `runaway-guard`, `state-guard`, or `other` for one of an earlier policy",
            "rule",
            "action",
            "mode",
            "change"),
    COMMANDS(
            Kind.COUNTER,
            "answers to operators' commands; every partition of the signals answers a command about the allowlist",
            "type",
            "outcome"),
    REJECTS(Kind.COUNTER, "records that a stage could not process, so that it went on without", "stage", "reason"),
    DECISION_LATENCY_SECONDS(
            Kind.TIMER,
            "from the time of the event that led to a change of a decision until the change was made; the commit that"
                    + " publishes it comes on top"),
    EXPIRY_LAG_SECONDS(Kind.GAUGE, "how late the removal of what has expired is, 0 while it keeps up"),
    THREAD_FAULTS(Kind.COUNTER, "deaths of stream threads, by what followed", "role", "response"),
    POLICY_VERSION(
            Kind.GAUGE,
            "the policy in force: the twelve hexadecimal digits of its label as a number, equal wherever the same is in force"),
    POLICY_REFUSED(Kind.GAUGE, "1 while the document on the topic `policy` is not in force because it is no policy"),
    POLICY_DOCUMENTS(
            Kind.COUNTER, "documents read from the topic `policy` that changed something or could not", "outcome"),
    NOTIFICATIONS(
            Kind.COUNTER,
            "attempts to tell an endpoint, by what came of it: `delivered`; `failed`, to be tried again; `dead`, given up",
            "endpoint",
            "outcome"),
    NOTIFICATION_FAILING_SECONDS(
            Kind.GAUGE, "for how long what an endpoint is to be told has been failing, 0 while nothing is", "endpoint"),
    ROLE_READY(Kind.GAUGE, "1 while the role does its work, as `/health/ready` says", "role");

    /** What a meter does; the value is the form in Prometheus. */
    public enum Kind {
        COUNTER,
        GAUGE,
        /** A histogram of durations. */
        TIMER;

        public String text() {
            return this == TIMER ? "histogram" : name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String PREFIX = "sordini.";
    private static final String SECONDS = "_SECONDS";

    private final Kind kind;
    private final String meaning;
    private final List<String> labels;

    Metric(Kind kind, String meaning, String... labels) {
        this.kind = kind;
        this.meaning = meaning;
        this.labels = List.of(labels);
    }

    public Kind kind() {
        return kind;
    }

    public String meaning() {
        return meaning;
    }

    public List<String> labels() {
        return labels;
    }

    /** The name in Prometheus, such as {@code sordini_events_total}. */
    public String exposedName() {
        String name = (PREFIX + name()).toLowerCase(Locale.ROOT).replace('.', '_');
        return kind == Kind.COUNTER ? name + "_total" : name;
    }

    /** The name in Micrometer, which adds unit and {@code total} itself. */
    public String meterName() {
        String name = name().endsWith(SECONDS) ? name().substring(0, name().length() - SECONDS.length()) : name();
        return PREFIX + name.toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** @param values of the labels, in their order */
    public Counter counter(MeterRegistry registry, String... values) {
        return Counter.builder(meterName())
                .description(meaning)
                .tags(tags(values))
                .register(registry);
    }

    /** @param values of the labels, in their order */
    public Tags tags(String... values) {
        if (values.length != labels.size()) {
            throw new IllegalArgumentException(this + " has the labels " + labels);
        }
        Tags tags = Tags.empty();
        for (int i = 0; i < values.length; i++) {
            tags = tags.and(labels.get(i), values[i]);
        }
        return tags;
    }
}
