package io.sordini.app;

import io.sordini.readers.follow.LogFollower;
import io.sordini.readers.follow.PositionFile;
import io.sordini.schemas.SourceRecord;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a follower finds, sent on. Positions are written once the brokers have acknowledged everything before them: after a
 * crash, what was sent since the last time is sent again, and nothing is left out.
 */
final class Forwarding {

    private static final Duration PACE = Duration.ofMillis(250);
    private static final long CHECKPOINT = Duration.ofSeconds(1).toNanos();

    private final LogFollower follower;
    private final EventSender sender;
    private final @Nullable PositionFile positions;
    private final LongSupplier nanos;
    private long checkpoint;
    private long acknowledged;

    Forwarding(LogFollower follower, EventSender sender, @Nullable PositionFile positions, LongSupplier nanos) {
        this.follower = follower;
        this.sender = sender;
        this.positions = positions;
        this.nanos = nanos;
        this.checkpoint = nanos.getAsLong() + CHECKPOINT;
    }

    /** Goes on until the end is asked for. */
    void untilAsked(EndRequest end) throws InterruptedException {
        while (!end.isThere()) {
            if (!step()) {
                end.within(PACE);
            }
        }
        acknowledge();
    }

    /** Goes on until there is nothing more for now. */
    void untilNothing(EndRequest end) {
        while (!end.isThere() && step()) {
            // the next one
        }
        acknowledge();
    }

    /** Sends one record; false when there is none, and then everything is acknowledged. */
    private boolean step() {
        SourceRecord record = follower.next();
        if (record != null) {
            sender.send(record);
        }
        if (record == null || nanos.getAsLong() - checkpoint > 0) {
            acknowledge();
        }
        return record != null;
    }

    private void acknowledge() {
        if (sender.sent() > acknowledged) {
            sender.finish();
            acknowledged = sender.sent();
            if (positions != null) {
                positions.write(follower.positions());
            }
        }
        checkpoint = nanos.getAsLong() + CHECKPOINT;
    }
}
