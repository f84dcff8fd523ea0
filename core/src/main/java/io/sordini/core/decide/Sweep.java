package io.sordini.core.decide;

import io.sordini.core.store.ExpiryIndex;
import io.sordini.schemas.command.Command;
import org.jspecify.annotations.Nullable;

/**
 * An allow entry whose subjects are being gone through.
 *
 * @param time of the command, milliseconds since the epoch
 * @param reached the last entry of the index that was looked at; absent at the beginning
 * @param lifted how many decisions were lifted so far
 */
record Sweep(Command command, long time, ExpiryIndex.@Nullable Entry reached, int lifted) {

    /** Subjects looked at in one go: some ten milliseconds' worth, since most of them are not covered. */
    static final int STEP = 10_000;

    Sweep reached(ExpiryIndex.Entry entry, int more) {
        return new Sweep(command, time, entry, lifted + more);
    }
}
