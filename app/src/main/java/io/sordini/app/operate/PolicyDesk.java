package io.sordini.app.operate;

import io.sordini.app.Brokers;
import io.sordini.app.Console;
import io.sordini.app.Failure;
import io.sordini.app.config.BrokerConfig;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.CodecException;
import io.sordini.schemas.Topic;
import io.sordini.schemas.command.CommandResultCodec;
import io.sordini.schemas.command.PolicyOrder;
import io.sordini.schemas.command.PolicyOrderCodec;
import io.sordini.schemas.policy.PolicyDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes policies, and tells which is published. */
public final class PolicyDesk {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSE_BOUND = Duration.ofSeconds(1);

    private final Console console;
    private final BrokerConfig broker;
    private final InstantSource clock;

    public PolicyDesk(Console console, BrokerConfig broker, InstantSource clock) {
        this.console = console;
        this.broker = broker;
        this.clock = clock;
    }

    /**
     * Publishes a policy and waits until every partition decides under it.
     *
     * @param config where the operator's key is if no option says so
     * @return the exit code
     * @throws io.sordini.core.policy.PolicyException naming every problem
     * @throws Failure when the file cannot be read, or the brokers do not answer or refuse
     */
    public int apply(Path file, PublishOptions options, OrderOptions order, Optional<Path> config) {
        byte[] document = read(file);
        Policy policy = PolicyReader.read(file.toString(), new String(document, StandardCharsets.UTF_8));
        Issuer issuer = order.issuer(config, console.messages());
        String reason = order.reason();
        PublishedPolicy published = PublishedPolicy.read(broker, options.name());
        Optional<String> current = published.label();
        if (current.filter(policy.label()::equals).isPresent()) {
            console.messages()
                    .println("unchanged: " + policy.label() + " is published as " + options.name() + " already");
            return 0;
        }
        if (published.earlier().contains(policy.label()) && !options.rollback()) {
            throw new Failure(policy.label() + " was published as " + options.name() + " before, and replaced by "
                    + current.orElse("another one") + ": give --rollback if you mean to go back to it");
        }
        if (issuer.key() == null && published.listsOperators()) {
            console.messages()
                    .println(
                            "sordini: the policy in force lists operators and this is not signed: the audit log will say"
                                    + " that nobody vouches for " + issuer.actor() + ". Sign with --signing-key");
        }
        PolicyOrder applied = issuer.issuePolicy(
                options.name(), policy.label(), document, current.orElse(null), reason, clock.instant());
        return publish(policy, document, published, applied, order);
    }

    private int publish(
            Policy policy, byte[] document, PublishedPolicy published, PolicyOrder applied, OrderOptions order) {
        try (CommittedReader answers = CommittedReader.open(broker)) {
            answers.startAtEnd(Topic.COMMAND_RESULTS); // before it is published, or an answer could be missed
            int partitions = answers.partitions(Topic.SIGNALS).size();
            long start = System.nanoTime();
            RecordMetadata at = publish(applied, document, published.earlierHeader(policy.label()));
            String place = at.topic() + "-" + at.partition() + "@" + at.offset();
            Optional<String> from = published.label();
            if (!order.json()) {
                console.text()
                        .println("published: " + policy.label() + " as " + applied.name() + " in place of "
                                + from.orElse("none") + ", at " + place);
            }
            int said = await(answers, policy, partitions, start, order.timeout());
            PolicyReply reply = new PolicyReply(
                    applied.id(),
                    applied.name(),
                    from,
                    policy.label(),
                    place,
                    partitions,
                    said,
                    Duration.ofNanos(System.nanoTime() - start));
            if (order.json()) {
                console.text().println(reply.json());
            } else {
                (reply.isApplied() ? console.text() : console.messages()).println(reply.text());
            }
            return reply.isApplied() ? 0 : 1;
        }
    }

    private static byte[] read(Path file) {
        try {
            byte[] document = Files.readAllBytes(file);
            PolicyDocument.text(document);
            return document;
        } catch (IOException e) {
            throw new Failure("policy " + file + " cannot be read: check that it exists", e);
        } catch (CodecException e) {
            throw new Failure("policy " + file + ": " + e.getMessage(), e);
        }
    }

    private RecordMetadata publish(PolicyOrder order, byte[] document, byte[] earlier) {
        List<Header> headers = List.of(
                new RecordHeader(PolicyDocument.EARLIER_HEADER, earlier),
                new RecordHeader(PolicyOrderCodec.HEADER, PolicyOrderCodec.encode(order)));
        KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(Dispatch.settings(broker), new StringSerializer(), new ByteArraySerializer());
        try {
            return producer.send(new ProducerRecord<>(
                            Topic.POLICY.name(broker.topicPrefix()),
                            null,
                            order.issuedAt().toEpochMilli(),
                            PolicyDocument.key(order.name()),
                            document,
                            headers))
                    .get();
        } catch (ExecutionException e) {
            throw Brokers.failure(broker, e.getCause() instanceof Exception cause ? cause : e);
        } catch (KafkaException e) {
            throw Brokers.failure(broker, e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } finally {
            producer.close(CLOSE_BOUND);
        }
    }

    /** How many partitions said that they decide under it. */
    private static int await(CommittedReader answers, Policy policy, int partitions, long start, Duration timeout) {
        Set<String> said = new HashSet<>();
        while (said.size() < partitions && System.nanoTime() - start < timeout.toNanos()) {
            answers.next(POLL).forEach(record -> take(record, policy, said));
        }
        return said.size();
    }

    private static void take(ConsumerRecord<byte[], byte[]> record, Policy policy, Set<String> said) {
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        if (key.equals(PolicyDocument.key(policy.label())) && record.value() != null) {
            said.add(CommandResultCodec.decode(record.value()).message());
        }
    }

    /**
     * The policy that is published under a name; prints where it stands.
     *
     * @throws io.sordini.core.policy.PolicyException when what is published is none
     */
    public Optional<Policy> published(String name) {
        PublishedPolicy published = PublishedPolicy.read(broker, name);
        Optional<Policy> policy = published.policy();
        console.messages()
                .println(policy.map(found -> found.label() + " is published as " + name + " since "
                                + published.since().orElseThrow())
                        .orElse("no policy is published as " + name
                                + ": each role follows its policy.file, or the one in the" + " program"));
        return policy;
    }

    /**
     * Prints the document that is published under a name, byte for byte.
     *
     * @return the exit code
     */
    public int printDocument(String name) {
        Optional<byte[]> document = PublishedPolicy.read(broker, name).document();
        if (document.isEmpty()) {
            console.messages().println("no policy is published as " + name);
            return 0;
        }
        try {
            console.out().write(document.get());
            console.out().flush();
            return 0;
        } catch (IOException e) {
            throw new Failure("the document cannot be written to standard output", e);
        }
    }
}
