package io.sordini.schemas;

import org.jspecify.annotations.Nullable;

/**
 * One record of a source topic, as Kafka or a reader hands it over.
 *
 * @param topic the source topic
 * @param key the record key as text, absent when the producer gave none
 * @param value the bytes as produced, not yet looked at; absent for a tombstone
 * @param timestamp the record's timestamp, milliseconds since the epoch
 * @param origin where the event came from: {@code file:line}, or {@code topic-partition@offset}; at most
 *     {@value #MAX_ORIGIN} characters are kept
 * @param order who published it and why, where that stands beside the value: with a policy; not yet looked at
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are handed through untouched and never compared
public record SourceRecord(
        Topic topic,
        @Nullable String key,
        byte @Nullable [] value,
        long timestamp,
        String origin,
        byte @Nullable [] order) {

    /** Name of the record header in which readers put the origin. */
    public static final String ORIGIN_HEADER = "origin";

    public static final int MAX_ORIGIN = 96;

    public SourceRecord {
        if (origin.length() > MAX_ORIGIN) {
            origin = origin.substring(origin.length() - MAX_ORIGIN); // the line number stands at the end
        }
    }

    /** A record beside whose value nothing stands. */
    public SourceRecord(Topic topic, @Nullable String key, byte @Nullable [] value, long timestamp, String origin) {
        this(topic, key, value, timestamp, origin, null);
    }

    /** The same record with nothing in it: what is left to report when its value cannot be dealt with. */
    public SourceRecord withoutValue() {
        return new SourceRecord(topic, key, null, timestamp, origin);
    }

    /** The same record at another time, in milliseconds since the epoch. */
    public SourceRecord at(long otherTimestamp) {
        return new SourceRecord(topic, key, value, otherTimestamp, origin, order);
    }

    /** Topic, origin and size; the content never reaches a log. */
    @Override
    public String toString() {
        return "SourceRecord[" + topic.suffix() + ", " + origin + ", "
                + (value == null ? "null" : value.length + " bytes") + "]";
    }
}
