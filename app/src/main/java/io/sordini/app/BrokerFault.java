package io.sordini.app;

import io.sordini.app.config.BrokerConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.NotEnoughReplicasAfterAppendException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;

/**
 * What a user is told of an exception of a Kafka client: what is wrong, and what to do. The only place where this is said,
 * and nothing that is said holds a secret.
 */
final class BrokerFault {

    /** What is said of a fault of this kind, or of one kind below it. */
    private record Case(Class<? extends Throwable> type, BiFunction<BrokerConfig, Throwable, String> text) {}

    private static final List<Case> CASES = List.of(
            new Case(UnsupportedSaslMechanismException.class, BrokerFault::mechanism),
            new Case(SaslAuthenticationException.class, BrokerFault::login),
            new Case(SslAuthenticationException.class, TlsFault::explain),
            new Case(TopicAuthorizationException.class, BrokerFault::topics),
            new Case(GroupAuthorizationException.class, BrokerFault::group),
            new Case(TransactionalIdAuthorizationException.class, BrokerFault::transaction),
            new Case(ClusterAuthorizationException.class, BrokerFault::cluster),
            new Case(SecurityDisabledException.class, BrokerFault::noAuthorizer),
            new Case(InvalidReplicationFactorException.class, BrokerFault::replicas),
            new Case(NotEnoughReplicasException.class, BrokerFault::inSync),
            new Case(NotEnoughReplicasAfterAppendException.class, BrokerFault::inSync),
            new Case(MissingSourceTopicException.class, BrokerFault::missingTopics),
            new Case(UnknownTopicOrPartitionException.class, BrokerFault::missingTopics),
            new Case(TimeoutException.class, BrokerFault::silence),
            new Case(DisconnectException.class, BrokerFault::silence));

    private BrokerFault() {}

    /** One sentence about the first known cause; for an unknown fault what the client says, without secrets. */
    static String explain(BrokerConfig broker, Throwable fault) {
        for (Throwable cause : causes(fault)) {
            for (Case known : CASES) {
                if (known.type.isInstance(cause)) {
                    return broker.bootstrapServers() + " " + known.text.apply(broker, cause);
                }
            }
        }
        return broker.bootstrapServers()
                + (fault instanceof ApiException
                        ? " refused: " + said(broker, fault)
                        : ": " + said(broker, fault) + ": check the kafka.* settings");
    }

    private static List<Throwable> causes(Throwable fault) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = fault; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    /** What the client says of it. */
    static String said(BrokerConfig broker, Throwable fault) {
        return Secrets.removed(Causes.of(fault), broker.clients());
    }

    private static String mechanism(BrokerConfig broker, Throwable fault) {
        return "does not accept this way to log in: set kafka.sasl.mechanism to one that it has (" + said(broker, fault)
                + ")";
    }

    private static String login(BrokerConfig broker, Throwable fault) {
        return "refused the login, since the user is unknown to it or the password is wrong: check kafka.sasl.jaas.config"
                + " and kafka.sasl.mechanism (" + said(broker, fault) + ")";
    }

    private static String topics(BrokerConfig broker, Throwable fault) {
        String names = fault instanceof TopicAuthorizationException topics
                ? topics.unauthorizedTopics().stream().sorted().collect(Collectors.joining(", "))
                : "";
        return names.isEmpty()
                ? "does not allow what was asked of a topic: " + grant(broker)
                : denied("the topic " + names, broker);
    }

    private static String group(BrokerConfig broker, Throwable fault) {
        return denied("the consumer group " + ((GroupAuthorizationException) fault).groupId(), broker);
    }

    private static String transaction(BrokerConfig broker, Throwable fault) {
        return denied("the role's transactional id", broker);
    }

    private static String cluster(BrokerConfig broker, Throwable fault) {
        return denied("the cluster", broker);
    }

    private static String denied(String what, BrokerConfig broker) {
        return "does not allow this user to use " + what + ": " + grant(broker);
    }

    private static String grant(BrokerConfig broker) {
        return "log in as the user of this role, or let an administrator see what the role needs with 'sordini topics"
                + " create " + broker.arguments() + " --acls print --principal ROLE=User:NAME'";
    }

    private static String noAuthorizer(BrokerConfig broker, Throwable fault) {
        return "has no access control: set authorizer.class.name on the brokers, or leave out --acls apply";
    }

    private static String replicas(BrokerConfig broker, Throwable fault) {
        return "cannot keep so many copies: start more brokers or give a smaller --replication-factor ("
                + said(broker, fault) + ")";
    }

    private static String inSync(BrokerConfig broker, Throwable fault) {
        return "has too few brokers with a complete copy, so it takes no more records: start the brokers that are down, or"
                + " wait until they have caught up, and run it again";
    }

    private static String missingTopics(BrokerConfig broker, Throwable fault) {
        return "lacks topics: run 'sordini topics create " + broker.arguments() + "' (" + said(broker, fault) + ")";
    }

    private static String silence(BrokerConfig broker, Throwable fault) {
        Map<String, String> clients = broker.clients();
        String protocol = clients.getOrDefault("security.protocol", "PLAINTEXT");
        return switch (Reach.of(broker.bootstrapServers())) {
            case NOBODY -> "does not answer: nobody listens there; check the address and that the brokers run";
            case ENCRYPTED ->
                protocol.endsWith("SSL")
                        ? unsettled(broker, fault)
                        : "does not answer without encryption: set kafka.security.protocol to SSL or SASL_SSL and"
                                + " kafka.ssl.truststore.location, in a file for --config";
            case PLAIN ->
                protocol.endsWith("SSL")
                        ? "does not speak TLS: set kafka.security.protocol to PLAINTEXT or SASL_PLAINTEXT, or use the"
                                + " brokers' TLS port"
                        : unsettled(broker, fault);
        };
    }

    /** Somebody is there and speaks as we do, and still there was no answer in time. */
    private static String unsettled(BrokerConfig broker, Throwable fault) {
        String said = said(broker, fault);
        if (said.contains("not present in metadata")) {
            return missingTopics(broker, fault);
        }
        String login =
                broker.clients().getOrDefault("security.protocol", "PLAINTEXT").startsWith("SASL")
                        ? ""
                        : ", that it wants no login (else set kafka.security.protocol to SASL_SSL, and kafka.sasl.*)";
        return "was reached and did not answer in time: check that enough brokers run and have room on their disks"
                + login + " (" + said + ")";
    }
}
