package io.sordini.schemas;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every topic that Sordini reads or writes: name, key, value and the broker settings it relies on. The one place where
 * they are written down; {@code docs/topics.md} and {@code sordini topics} are made from it.
 */
public enum Topic {
    REQUEST_EVENTS("request-events", "client address", "request event, JSON", Cleanup.DELETE, Duration.ofDays(7), true),
    AUTH_EVENTS(
            "auth-events", "client address", "authentication event, JSON", Cleanup.DELETE, Duration.ofDays(7), true),
    COMMANDS("commands", "subject", "operator command, JSON", Cleanup.DELETE, Duration.ofDays(7), true),
    COMMAND_RESULTS(
            "command-results",
            "id of the command, or `policy:` and the label of a policy",
            "what became of a command, or that a partition follows a policy, JSON",
            Cleanup.DELETE,
            Duration.ofDays(7),
            false),
    POLICY(
            "policy",
            "`policy:name` or `allow:scope:value`",
            "policy document, YAML, or one allow entry, JSON",
            Cleanup.COMPACT,
            Duration.ZERO,
            true),
    SIGNALS("signals", "subject", "compact binary signal", Cleanup.DELETE, Duration.ofDays(7), false),
    BLOCKLIST("blocklist", "subject", "active decision, JSON", Cleanup.COMPACT, Duration.ZERO, false),
    REVOCATIONS("revocations", "subject", "active revocation, JSON", Cleanup.COMPACT, Duration.ZERO, false),
    DECISIONS("decisions", "subject", "change of a decision, JSON", Cleanup.DELETE, Duration.ofDays(365), true),
    AUDIT_LOG(
            "audit-log",
            "canonical client address, or subject",
            "OCSF event, JSON",
            Cleanup.DELETE,
            Duration.ofDays(365),
            true),
    AUDIT_CHECKPOINTS(
            "audit-checkpoints", "origin and size", "signed checkpoint, text", Cleanup.COMPACT, Duration.ZERO, false);

    /** Largest record value that a source topic accepts, in bytes; a value beyond it is audited as malformed. */
    public static final int MAX_VALUE_BYTES = 2 * 1024 * 1024;

    /** How old records leave the topic. */
    public enum Cleanup {
        DELETE("delete"),
        COMPACT("compact");

        private final String policy;

        Cleanup(String policy) {
            this.policy = policy;
        }

        /** The value of the broker setting {@code cleanup.policy}. */
        public String policy() {
            return policy;
        }
    }

    private final String suffix;
    private final String keyForm;
    private final String valueForm;
    private final Cleanup cleanup;
    private final Duration retention;
    private final boolean copartitioned;

    Topic(String suffix, String keyForm, String valueForm, Cleanup cleanup, Duration retention, boolean copartitioned) {
        this.suffix = suffix;
        this.keyForm = keyForm;
        this.valueForm = valueForm;
        this.cleanup = cleanup;
        this.retention = retention;
        this.copartitioned = copartitioned;
    }

    /** The name without prefix, such as {@code request-events}. */
    public String suffix() {
        return suffix;
    }

    /** The name on the broker. */
    public String name(String prefix) {
        return prefix + suffix;
    }

    /** What a record's key is. */
    public String keyForm() {
        return keyForm;
    }

    /** What a record's value is. */
    public String valueForm() {
        return valueForm;
    }

    public Cleanup cleanup() {
        return cleanup;
    }

    /** How long records are kept; zero where compaction keeps the last one of each key. */
    public Duration retention() {
        return retention;
    }

    /** Whether all such topics must have the same number of partitions, fixed for good. */
    public boolean copartitioned() {
        return copartitioned;
    }

    /**
     * Class path resources with the JSON Schemas of the value; one for each form that {@link #valueForm} names. Where the
     * value itself is no JSON, the schema describes its rendering.
     */
    public List<String> schemas() {
        return switch (this) {
            case REQUEST_EVENTS -> List.of(schema("request-event"));
            case AUTH_EVENTS -> List.of(schema("auth-event"));
            case COMMANDS -> List.of(schema("command"));
            case COMMAND_RESULTS -> List.of(schema("command-result"));
            case POLICY -> List.of(schema("policy"), schema("allow-entry"));
            case SIGNALS -> List.of(schema("signal"));
            case BLOCKLIST, REVOCATIONS -> List.of(schema("decision"));
            case DECISIONS -> List.of(schema("decision-change"));
            case AUDIT_LOG -> List.of(schema("audit-record"));
            case AUDIT_CHECKPOINTS -> List.of(schema("checkpoint"));
        };
    }

    private static String schema(String name) {
        return "/io/sordini/schemas/" + name + ".schema.json";
    }

    /** The topic settings that Sordini relies on, in the order in which they are documented. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("cleanup.policy", cleanup.policy());
        settings.put("message.timestamp.type", "CreateTime");
        if (cleanup == Cleanup.DELETE) {
            settings.put("retention.ms", Long.toString(retention.toMillis()));
        } else {
            // A small compacted topic is practically never compacted with the broker's defaults.
            settings.put("segment.ms", "600000");
            settings.put("min.cleanable.dirty.ratio", "0.1");
            settings.put("min.compaction.lag.ms", "60000");
            settings.put("max.compaction.lag.ms", "3600000");
            settings.put("delete.retention.ms", "172800000");
        }
        switch (this) {
            case REQUEST_EVENTS, AUTH_EVENTS, COMMANDS -> {
                settings.put("message.timestamp.after.max.ms", "5000");
                if (this == COMMANDS) {
                    // An old signed command must not come back with the time it once had.
                    settings.put("message.timestamp.before.max.ms", "300000");
                }
                settings.put("max.message.bytes", Integer.toString(MAX_VALUE_BYTES + 64 * 1024));
            }
            case AUDIT_LOG -> settings.put("max.message.bytes", Integer.toString(4 * MAX_VALUE_BYTES));
            case COMMAND_RESULTS, POLICY, SIGNALS, BLOCKLIST, REVOCATIONS, DECISIONS, AUDIT_CHECKPOINTS -> {}
        }
        return settings;
    }
}
