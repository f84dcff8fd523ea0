package io.sordini.topology;

import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.command.PolicyOrderCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Reads a consumed record as a {@link SourceRecord}; no key, header, value or timestamp can make it fail. */
public final class SourceReader {

    /** An address has at most 64 characters, a subject's key fewer than 100; what is longer is neither. */
    private static final int MAX_KEY_BYTES = 256;

    /** UTF-8 takes at most three bytes for one of Java's characters. */
    private static final int MAX_ORIGIN_BYTES = 3 * SourceRecord.MAX_ORIGIN;

    private final Map<String, Topic> topics;

    /**
     * A reader.
     *
     * @param prefix before every topic's name
     */
    public SourceReader(String prefix, Collection<Topic> sources) {
        topics = sources.stream()
                .collect(Collectors.toUnmodifiableMap(topic -> topic.name(prefix), Function.identity()));
    }

    /** Every topic whose records are read. */
    Collection<Topic> topics() {
        return topics.values();
    }

    SourceRecord read(Record<byte[], byte[]> record, RecordMetadata at) {
        Topic topic = topic(at.topic());
        long time = EventTimestamps.original(record.headers(), record.timestamp());
        return read(
                topic,
                record.key(),
                record.value(),
                time,
                record.headers(),
                coordinates(topic, at.partition(), at.offset()));
    }

    /** A record as a plain consumer has it. */
    public SourceRecord read(ConsumerRecord<byte[], byte[]> record) {
        Topic topic = topic(record.topic());
        return read(
                topic,
                record.key(),
                record.value(),
                record.timestamp(),
                record.headers(),
                coordinates(topic, record.partition(), record.offset()));
    }

    @SuppressWarnings("NullAway") // the annotation on an array type is not read from a class file
    private static SourceRecord read(
            Topic topic, byte[] key, byte[] value, long time, Headers headers, String coordinates) {
        return new SourceRecord(topic, key(key), value, time, origin(headers, coordinates), order(topic, headers));
    }

    private Topic topic(String name) {
        Topic topic = topics.get(name);
        if (topic == null) {
            throw new IllegalStateException("not a source topic: " + name);
        }
        return topic;
    }

    /** The origin of a record of which its producer says none. */
    private static String coordinates(Topic topic, int partition, long offset) {
        return topic.suffix() + "-" + partition + "@" + offset;
    }

    /** The key as text; bytes that are not UTF-8 become U+FFFD, and a key longer than any address is cut. */
    static @Nullable String key(byte @Nullable [] key) {
        if (key == null) {
            return null;
        }
        return new String(key, 0, Math.min(key.length, MAX_KEY_BYTES), StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] order(Topic topic, Headers headers) {
        Header given = topic == Topic.POLICY ? headers.lastHeader(PolicyOrderCodec.HEADER) : null;
        return given == null ? null : given.value();
    }

    private static String origin(Headers headers, String coordinates) {
        Header given = headers.lastHeader(SourceRecord.ORIGIN_HEADER);
        if (given == null || given.value() == null || given.value().length == 0) {
            return coordinates;
        }
        byte[] bytes = given.value();
        byte[] end = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - MAX_ORIGIN_BYTES), bytes.length);
        return new String(end, StandardCharsets.UTF_8)
                .codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
