package io.sordini.core.explain;

import io.sordini.schemas.SourceRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What is still recorded of the events. */
public interface RecordedEvents {

    /**
     * The records of these origins, by origin; those that are gone are left out.
     *
     * @param from time of the earliest of them at least
     * @param to time of the latest
     */
    Map<String, SourceRecord> at(List<String> origins, Instant from, Instant to);

    /** Every wanted record of the topics of events within a time, ends included; in the order of time. */
    Stretch between(Instant from, Instant to, Predicate<SourceRecord> wanted);

    /**
     * What is recorded of a time.
     *
     * @param whole false when more is recorded than can be read, or was recorded and is gone
     * @param read how many records were looked at
     */
    record Stretch(List<SourceRecord> records, boolean whole, long read) {
        public Stretch {
            records = List.copyOf(records);
        }
    }
}
