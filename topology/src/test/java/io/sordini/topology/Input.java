package io.sordini.topology;

import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One record to produce in a test. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Input(Topic topic, byte @Nullable [] key, byte @Nullable [] value, long timestamp) {

    static Input of(Topic topic, String key, String value, long timestamp) {
        return new Input(
                topic, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8), timestamp);
    }

    /** The same as a source record, for the fold. */
    SourceRecord at(long offset) {
        String origin = topic.suffix() + "-0@" + offset;
        SourceRecord record =
                new SourceRecord(topic, SourceReader.key(key), value == null ? new byte[0] : value, timestamp, origin);
        return value == null ? record.withoutValue() : record;
    }

    @Override
    public String toString() {
        return topic + "@" + timestamp;
    }
}
