package io.sordini.app.demo;

import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.DecisionCodec;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the topics hold in the end, committed records only.
 *
 * @param events request and authentication events
 * @param own commands, decisions and allow entries, which are audited like events
 * @param decisions how many were made, by action and rule
 */
record Outcome(long events, long own, long auditRecords, Map<String, Long> decisions) {

    static Outcome count(String bootstrapServers, String prefix) {
        try (Committed topics = new Committed(bootstrapServers)) {
            long events = count(topics, prefix, Topic.REQUEST_EVENTS, Topic.AUTH_EVENTS);
            long own = count(topics, prefix, Topic.COMMANDS, Topic.DECISIONS, Topic.POLICY);
            Map<String, Long> decisions = new TreeMap<>();
            topics.readAll(List.of(Topic.DECISIONS.name(prefix)), record -> {
                DecisionChange change = DecisionCodec.decodeChange(record.value());
                if (change.type() != DecisionChange.Type.EXTENDED) {
                    decisions.merge(
                            change.decision().action().text() + " by "
                                    + change.decision().rule(),
                            1L,
                            Long::sum);
                }
            });
            return new Outcome(events, own, topics.count(Topic.AUDIT_LOG.name(prefix)), decisions);
        }
    }

    private static long count(Committed topics, String prefix, Topic... wanted) {
        return Stream.of(wanted)
                .mapToLong(topic -> topics.count(topic.name(prefix)))
                .sum();
    }

    boolean complete() {
        return events + own == auditRecords;
    }

    void print(PrintWriter out, Latencies latencies) {
        out.println();
        out.printf("Counted from the topics, committed records only:%n");
        out.printf("  events in               %,d%n", events);
        out.printf("  decisions and commands  %,d%n", own);
        out.printf(
                "  audit records           %,d%s%n",
                auditRecords, complete() ? "" : "   NOT EQUAL: please report this");
        decisions.forEach((what, count) -> out.printf("    %-30s %,d%n", what, count));
        if (latencies.count() > 0) {
            out.printf(
                    "From the append of an event to its decision at the enforcer: p50 %.0f ms, p99 %.0f ms (%d decisions)%n",
                    latencies.percentile(50), latencies.percentile(99), latencies.count());
        }
        out.flush();
    }
}
