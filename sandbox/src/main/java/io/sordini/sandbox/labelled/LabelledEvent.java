package io.sordini.sandbox.labelled;

import io.sordini.schemas.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * One event and who made it; the record itself does not say.
 *
 * @param attack number of the attack in {@link LabelledTraffic#attacks()}, absent for ordinary use
 */
public record LabelledEvent(SourceRecord record, @Nullable Integer attack) {}
