package io.sordini.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.sordini.app.config.BrokerConfig;
import io.sordini.app.config.RunConfig;
import io.sordini.app.notification.NotificationRole;
import io.sordini.app.notification.NotificationSettings;
import io.sordini.schemas.Topic;
import io.sordini.topology.AuditTopology;
import io.sordini.topology.EnforcementTopology;
import io.sordini.topology.PolicyInForce;
import io.sordini.topology.RoleRunner;
import io.sordini.topology.RunningRole;
import io.sordini.topology.StreamsSettings;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** A part that a process can play; it may play several. */
public enum Role {
    AUDIT {
        @Override
        Set<Topic> topics() {
            return AuditTopology.topics();
        }

        @Override
        Map<String, String> clients(RunConfig config) {
            return config.auditClients();
        }

        @Override
        SortedMap<String, String> settings(RunConfig config) {
            return StreamsSettings.audit(
                    config.applicationIdPrefix(), config.bootstrapServers(), config.stateDirectory(), clients(config));
        }

        @Override
        RunningRole prepare(RunConfig config, PolicyInForce policies, InstantSource clock, MeterRegistry registry) {
            return new RoleRunner(
                    text(),
                    AuditTopology.build(config.topicPrefix(), policies, config.keys(), registry),
                    settings(config),
                    clock,
                    registry);
        }
    },
    ENFORCEMENT {
        @Override
        Set<Topic> topics() {
            return EnforcementTopology.topics();
        }

        @Override
        Map<String, String> clients(RunConfig config) {
            return config.enforcementClients();
        }

        @Override
        SortedMap<String, String> settings(RunConfig config) {
            return StreamsSettings.enforcement(
                    config.applicationIdPrefix(), config.bootstrapServers(), config.stateDirectory(), clients(config));
        }

        @Override
        RunningRole prepare(RunConfig config, PolicyInForce policies, InstantSource clock, MeterRegistry registry) {
            return new RoleRunner(
                    text(),
                    EnforcementTopology.build(config.topicPrefix(), policies, config.keys(), registry),
                    settings(config),
                    clock,
                    registry);
        }
    },
    NOTIFICATION {
        @Override
        Set<Topic> topics() {
            return Set.of(Topic.DECISIONS);
        }

        @Override
        Map<String, String> clients(RunConfig config) {
            return config.notificationClients();
        }

        @Override
        SortedMap<String, String> settings(RunConfig config) {
            return NotificationSettings.consumer(config.bootstrapServers(), clients(config));
        }

        @Override
        RunningRole prepare(RunConfig config, PolicyInForce policies, InstantSource clock, MeterRegistry registry) {
            return NotificationRole.prepare(config, settings(config), policies::current, clock, registry);
        }
    };

    /** The form used on the command line and in messages. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Every topic that the role reads or writes. */
    abstract Set<Topic> topics();

    /** Everything that the user sets for the role's clients. */
    abstract Map<String, String> clients(RunConfig config);

    /** What the role's clients are given. */
    abstract SortedMap<String, String> settings(RunConfig config);

    /** Where the role's topics are, as who it is. */
    BrokerConfig broker(RunConfig config) {
        return new BrokerConfig(config.bootstrapServers(), config.topicPrefix(), clients(config));
    }

    /** The role, ready to be started. */
    abstract RunningRole prepare(RunConfig config, PolicyInForce policies, InstantSource clock, MeterRegistry registry);
}
