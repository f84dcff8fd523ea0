package io.sordini.topology.admin;

import static io.sordini.schemas.Topic.AUDIT_LOG;
import static io.sordini.schemas.Topic.AUTH_EVENTS;
import static io.sordini.schemas.Topic.BLOCKLIST;
import static io.sordini.schemas.Topic.COMMANDS;
import static io.sordini.schemas.Topic.COMMAND_RESULTS;
import static io.sordini.schemas.Topic.DECISIONS;
import static io.sordini.schemas.Topic.POLICY;
import static io.sordini.schemas.Topic.REQUEST_EVENTS;
import static io.sordini.schemas.Topic.REVOCATIONS;
import static io.sordini.schemas.Topic.SIGNALS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import io.sordini.schemas.Topic;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.KafkaPrincipal;

/**
 * Who speaks to the brokers, and the least that each must be allowed. The one place where this is written down;
 * {@code docs/security.md} and {@code sordini topics create --acls} are made from it. No role needs {@code IdempotentWrite}
 * on the cluster: the right to write to a topic implies the right to do so idempotently. Reading and writing imply
 * describing.
 */
@SuppressWarnings("ImmutableEnumChecker") // the sets and lists are immutable
public enum AclRole {
    AUDIT(
            "turns every event into its audit record",
            Set.of(REQUEST_EVENTS, AUTH_EVENTS, COMMANDS, DECISIONS, POLICY),
            Set.of(AUDIT_LOG),
            List.of("audit-sequence")),
    ENFORCEMENT(
            "decides, and alone publishes signals, decisions and answers",
            Set.of(REQUEST_EVENTS, AUTH_EVENTS, COMMANDS, SIGNALS),
            Set.of(SIGNALS, POLICY, BLOCKLIST, REVOCATIONS, DECISIONS, COMMAND_RESULTS),
            List.of("subjects", "limits", "expiries")) {
        @Override
        void add(Grants grants, String applicationIdPrefix) {
            super.add(grants, applicationIdPrefix);
            grants.topics(Set.of(POLICY), READ); // which the application itself does not process, but follows
        }
    },
    NOTIFICATION("tells people of decisions", Set.of(DECISIONS), Set.of(), List.of()) {
        @Override
        void add(Grants grants, String applicationIdPrefix) {
            super.add(grants, applicationIdPrefix);
            grants.topics(reads(), DESCRIBE_CONFIGS); // checked at start
            grants.topics(Set.of(POLICY), READ); // every role says which policy is in force
            // Each endpoint has a group of its own, named by it.
            grants.add(ResourceType.GROUP, PatternType.PREFIXED, applicationIdPrefix + text() + "-", READ);
        }
    },
    PRODUCER("sends events: a server, or `sordini ingest`", Set.of(), Set.of(REQUEST_EVENTS, AUTH_EVENTS), List.of()),
    ENFORCER("follows what is published and refuses requests", Set.of(BLOCKLIST, REVOCATIONS), Set.of(), List.of()),
    OPERATOR(
            "gives commands and sees what became of them",
            Set.of(COMMAND_RESULTS, BLOCKLIST, REVOCATIONS, DECISIONS, POLICY),
            Set.of(COMMANDS),
            List.of()) {
        @Override
        void add(Grants grants, String applicationIdPrefix) {
            super.add(grants, applicationIdPrefix);
            grants.topics(Set.of(SIGNALS), DESCRIBE); // a command about many subjects has an answer from each partition
        }
    },
    AUTHOR(
            "publishes policies: `sordini policy apply`; may do by it whatever a policy can",
            Set.of(POLICY, COMMAND_RESULTS),
            Set.of(POLICY),
            List.of()) {
        @Override
        void add(Grants grants, String applicationIdPrefix) {
            super.add(grants, applicationIdPrefix);
            grants.topics(Set.of(SIGNALS), DESCRIBE); // each partition of it says that it follows
        }
    },
    OBSERVER(
            "sees what a running system does: `sordini watch`",
            Set.of(AUDIT_LOG, DECISIONS, BLOCKLIST, REVOCATIONS),
            Set.of(),
            List.of()) {
        @Override
        void add(Grants grants, String applicationIdPrefix) {
            super.add(grants, applicationIdPrefix);
            grants.topics(reads(), DESCRIBE_CONFIGS);
            grants.topics(EnumSet.of(REQUEST_EVENTS, AUTH_EVENTS), DESCRIBE, DESCRIBE_CONFIGS);
            for (AclRole role : EnumSet.of(AUDIT, ENFORCEMENT)) {
                grants.add(ResourceType.GROUP, PatternType.LITERAL, applicationIdPrefix + role.text(), DESCRIBE);
            }
        }
    },
    ADMIN("creates and checks the topics", Set.of(), Set.of(), List.of()) {
        @Override
        void add(Grants grants, String applicationIdPrefix) {
            grants.topics(EnumSet.allOf(Topic.class), CREATE, DESCRIBE, DESCRIBE_CONFIGS);
        }
    };

    private final String purpose;
    private final Set<Topic> reads;
    private final Set<Topic> writes;
    private final List<String> stores;

    AclRole(String purpose, Set<Topic> reads, Set<Topic> writes, List<String> stores) {
        this.purpose = purpose;
        this.reads = reads;
        this.writes = writes;
        this.stores = stores;
    }

    /** The form used on the command line and in pages. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What somebody in this role does. */
    public String purpose() {
        return purpose;
    }

    Set<Topic> reads() {
        return reads;
    }

    Set<Topic> writes() {
        return writes;
    }

    /** Names of the stores whose changelogs are the role's own. */
    List<String> stores() {
        return stores;
    }

    /**
     * The least that somebody in this role must be allowed, from any host.
     *
     * @param topicPrefix of every topic name
     * @param applicationIdPrefix of the names of consumer groups, transactions and changelogs
     */
    public List<AclBinding> bindings(String topicPrefix, String applicationIdPrefix, KafkaPrincipal principal) {
        Grants grants = new Grants(topicPrefix, principal);
        add(grants, applicationIdPrefix);
        return List.copyOf(grants.bindings);
    }

    void add(Grants grants, String applicationIdPrefix) {
        grants.topics(reads, READ);
        grants.topics(writes, WRITE);
        if (stores.isEmpty()) {
            return;
        }
        Set<Topic> checkedAtStart = EnumSet.copyOf(reads);
        checkedAtStart.addAll(writes);
        grants.topics(checkedAtStart, DESCRIBE_CONFIGS);
        String application = applicationIdPrefix + text();
        for (String store : stores) {
            grants.add(
                    ResourceType.TOPIC,
                    PatternType.LITERAL,
                    application + "-" + store + "-changelog",
                    CREATE,
                    READ,
                    WRITE);
        }
        grants.add(ResourceType.GROUP, PatternType.LITERAL, application, READ);
        // Kafka Streams adds the ids of the process and the thread.
        grants.add(ResourceType.TRANSACTIONAL_ID, PatternType.PREFIXED, application + "-", WRITE);
    }

    /** Bindings of one principal, as they are collected. */
    static final class Grants {

        private final String topicPrefix;
        private final KafkaPrincipal principal;
        private final List<AclBinding> bindings = new ArrayList<>();

        private Grants(String topicPrefix, KafkaPrincipal principal) {
            this.topicPrefix = topicPrefix;
            this.principal = principal;
        }

        private void topics(Set<Topic> topics, AclOperation... operations) {
            topics.stream()
                    .sorted()
                    .forEach(
                            topic -> add(ResourceType.TOPIC, PatternType.LITERAL, topic.name(topicPrefix), operations));
        }

        private void add(ResourceType type, PatternType pattern, String name, AclOperation... operations) {
            for (AclOperation operation : operations) {
                bindings.add(new AclBinding(
                        new ResourcePattern(type, name, pattern),
                        new AccessControlEntry(principal.toString(), "*", operation, AclPermissionType.ALLOW)));
            }
        }
    }
}
