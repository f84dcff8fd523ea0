package io.sordini.core.detect;

import io.sordini.schemas.decision.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * What a detector makes of a signal.
 *
 * @param state to be given back with the next signal
 * @param fired why the rule fired, absent when it did not
 */
@SuppressWarnings("ArrayRecordComponent") // handed through to the store and never compared
public record Verdict(byte[] state, @Nullable Evidence fired) {}
