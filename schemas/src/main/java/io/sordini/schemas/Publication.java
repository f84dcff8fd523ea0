package io.sordini.schemas;

import org.jspecify.annotations.Nullable;

/**
 * A record for one of Sordini's own topics.
 *
 * @param value absent for a tombstone
 * @param timestamp milliseconds since the epoch
 */
@SuppressWarnings("ArrayRecordComponent") // handed through to the producer and never compared
public record Publication(Topic topic, String key, byte @Nullable [] value, long timestamp) {}
