package io.sordini.app.operate;

import io.sordini.app.BrokerOptions;
import io.sordini.app.Failure;
import io.sordini.app.PolicyOption;
import io.sordini.app.config.BrokerConfig;
import io.sordini.app.config.ConfigReader;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyException;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.CodecException;
import io.sordini.schemas.Topic;
import io.sordini.schemas.policy.PolicyDocument;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Which policy the roles follow, as they find it: the last document on the topic that is a policy, else {@code policy.file},
 * else the program's own. And those that the topic still has.
 */
public final class FollowedPolicies {

    private final String name;
    private final Optional<Path> config;
    private final List<ConsumerRecord<byte[], byte[]>> documents = new ArrayList<>();

    private FollowedPolicies(String name, Optional<Path> config) {
        this.name = name;
        this.config = config;
    }

    /**
     * A policy.
     *
     * @param where it was found, for people
     */
    public record Found(Policy policy, String where) {
        /** Label and place. */
        @Override
        public String toString() {
            return policy.label() + ", " + where;
        }
    }

    /**
     * Reads the topic.
     *
     * @throws Failure when the brokers do not answer, or refuse
     */
    static FollowedPolicies read(BrokerConfig broker, Optional<Path> config) {
        String name = config.map(ConfigReader::readPolicyName).orElse(PolicyDocument.DEFAULT_NAME);
        FollowedPolicies policies = new FollowedPolicies(name, config);
        try (CommittedReader reader = CommittedReader.open(broker)) {
            reader.readAll(List.of(Topic.POLICY), policies::take);
        }
        return policies;
    }

    /**
     * What the roles follow, as far as the options tell who they are.
     *
     * @param instead the option by which the user may name a file, so that no broker is asked
     * @throws Failure when the brokers do not answer, or refuse
     * @throws PolicyException when the file that the configuration names is no policy
     */
    public static Found inForce(BrokerOptions options, String instead) {
        if (!options.nameBrokers()) {
            return stated(options.file(), "as no brokers are named");
        }
        BrokerConfig broker = options.read();
        try {
            return read(broker, options.file()).inForce();
        } catch (Failure e) {
            throw new Failure(
                    e.getMessage() + ". The policy in force cannot be looked up: name one with " + instead + " FILE",
                    e);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() != null
                && PolicyDocument.name(new String(record.key(), StandardCharsets.UTF_8))
                        .isPresent()) {
            documents.add(record);
        }
    }

    /** The one that roles follow which look for the name. */
    Found inForce() {
        for (int i = documents.size() - 1; i >= 0; i--) {
            ConsumerRecord<byte[], byte[]> document = documents.get(i);
            if (!PolicyDocument.key(name).equals(key(document))) {
                continue;
            }
            if (document.value() == null) {
                break; // taken back
            }
            Optional<Policy> policy = policy(document);
            if (policy.isPresent()) { // else it is refused, and the one before stays
                return new Found(policy.get(), "in force as " + place(document));
            }
        }
        return stated(config, "as none is published as " + name);
    }

    /** The policy of a label, if its text is still to be found. */
    Optional<Found> of(String label) {
        for (ConsumerRecord<byte[], byte[]> document : documents) {
            Optional<Policy> policy =
                    policy(document).filter(found -> found.label().equals(label));
            if (policy.isPresent()) {
                return policy.map(found -> new Found(found, "published as " + place(document)));
            }
        }
        return List.of(stated(config, "that the configuration names"), own("that the program has")).stream()
                .filter(found -> found.policy().label().equals(label))
                .findFirst();
    }

    private static Found stated(Optional<Path> config, String why) {
        return config.flatMap(ConfigReader::readPolicyFile)
                .map(file -> new Found(PolicyOption.read(file), "from " + file + ", " + why))
                .orElseGet(() -> own("the program's own, " + why));
    }

    private static Found own(String where) {
        return new Found(PolicyReader.defaults(), where);
    }

    private static String place(ConsumerRecord<byte[], byte[]> document) {
        return key(document).substring(PolicyDocument.key("").length()) + " since "
                + Instant.ofEpochMilli(document.timestamp());
    }

    private static String key(ConsumerRecord<byte[], byte[]> document) {
        return new String(document.key(), StandardCharsets.UTF_8);
    }

    private static Optional<Policy> policy(ConsumerRecord<byte[], byte[]> document) {
        try {
            return document.value() == null
                    ? Optional.empty()
                    : Optional.of(PolicyReader.read(key(document), PolicyDocument.text(document.value())));
        } catch (PolicyException | CodecException e) {
            return Optional.empty();
        }
    }
}
