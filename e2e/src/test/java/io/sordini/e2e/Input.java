package io.sordini.e2e;

import io.sordini.schemas.Topic;
import org.jspecify.annotations.Nullable;

/** A record that is to be produced to a source topic. */
@SuppressWarnings("ArrayRecordComponent") // handed through to the producer and never compared
record Input(Topic topic, @Nullable String key, byte @Nullable [] value) {}
