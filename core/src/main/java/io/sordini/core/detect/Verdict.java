package io.sordini.core.detect;

import org.jspecify.annotations.Nullable;

/**
 * What a detector makes of a signal.
 *
 * @param state to be given back with the next signal, absent when there is nothing to remember
 * @param alarm why the rule fired, absent when it did not
 */
@SuppressWarnings("ArrayRecordComponent") // handed through to the store and never compared
record Verdict(byte @Nullable [] state, @Nullable Alarm alarm) {}
