package io.sordini.app.operate;

import io.sordini.app.config.BrokerConfig;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyException;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.CodecException;
import io.sordini.schemas.Topic;
import io.sordini.schemas.policy.PolicyDocument;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** What stands on the topic under one name. */
final class PublishedPolicy {

    /** Labels of replaced documents that a record remembers. */
    private static final int REMEMBERED = 32;

    private final String key;
    private final Set<String> earlier = new LinkedHashSet<>();
    private @Nullable ConsumerRecord<byte[], byte[]> last;

    private PublishedPolicy(String name) {
        key = PolicyDocument.key(name);
    }

    /** @throws io.sordini.app.Failure when the brokers do not answer, or refuse */
    static PublishedPolicy read(BrokerConfig broker, String name) {
        PublishedPolicy published = new PublishedPolicy(name);
        try (CommittedReader reader = CommittedReader.open(broker)) {
            reader.readAll(List.of(Topic.POLICY), published::take);
        }
        return published;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() != null && key.equals(new String(record.key(), StandardCharsets.UTF_8))) {
            label().ifPresent(earlier::add);
            last = record;
            earlier.addAll(remembered(record));
        }
    }

    private static List<String> remembered(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(PolicyDocument.EARLIER_HEADER);
        return header == null || header.value() == null
                ? List.of()
                : List.of(new String(header.value(), StandardCharsets.UTF_8).split(" ", -1));
    }

    /** The document, if there is one that was not taken back. */
    Optional<byte[]> document() {
        return Optional.ofNullable(last).map(ConsumerRecord::value);
    }

    /** When it was published. */
    Optional<Instant> since() {
        return Optional.ofNullable(last).map(record -> Instant.ofEpochMilli(record.timestamp()));
    }

    /**
     * The policy that the document is, if there is one.
     *
     * @throws PolicyException when it is none
     */
    Optional<Policy> policy() {
        try {
            return document().map(bytes -> PolicyReader.read(key, PolicyDocument.text(bytes)));
        } catch (CodecException e) {
            throw new PolicyException(List.of(key + ": " + e.getMessage()));
        }
    }

    /** The policy's label; nothing where there is none, or it cannot be read. */
    Optional<String> label() {
        try {
            return policy().map(Policy::label);
        } catch (PolicyException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether orders should be signed. */
    boolean listsOperators() {
        try {
            return policy().filter(policy -> !policy.operators().isEmpty()).isPresent();
        } catch (PolicyException unreadable) {
            return false;
        }
    }

    /** Labels of the documents that were replaced, as far as the records that are left remember them. */
    Set<String> earlier() {
        return earlier;
    }

    /** What the header of the next document says. */
    byte[] earlierHeader(String next) {
        List<String> labels = new ArrayList<>(label().map(List::of).orElse(List.of()));
        labels.addAll(earlier);
        labels.removeIf(label -> label.equals(next) || label.isEmpty());
        return String.join(" ", labels.stream().distinct().limit(REMEMBERED).toList())
                .getBytes(StandardCharsets.UTF_8);
    }
}
