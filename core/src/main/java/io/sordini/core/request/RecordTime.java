package io.sordini.core.request;

import io.sordini.schemas.SourceRecord;

/** Which timestamps a record can have. */
public final class RecordTime {

    /** How far a record's timestamp may lie ahead of the reader's clock, in milliseconds: as far as brokers let it. */
    public static final long MAX_AHEAD_MS = 5000;

    private RecordTime() {}

    /**
     * Whether the record's timestamp can be true.
     *
     * @param now the reader's clock, milliseconds since the epoch
     */
    public static boolean isPossible(SourceRecord source, long now) {
        return source.timestamp() >= 0 && source.timestamp() <= now + MAX_AHEAD_MS;
    }

    /** The record's timestamp, or the reader's clock where that cannot be true; milliseconds since the epoch. */
    public static long of(SourceRecord source, long now) {
        return isPossible(source, now) ? source.timestamp() : now;
    }
}
