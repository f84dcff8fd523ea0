package io.sordini.sandbox.labelled;

import java.time.Instant;

/**
 * One attack in the traffic.
 *
 * @param number its place in {@link LabelledTraffic#attacks()}
 * @param size events that the rule counts, or members for what takes several addresses
 * @param start when it begins
 */
public record PlannedAttack(int number, Attack kind, int size, Instant start) {

    /** Whether it reaches the threshold, so that it ought to be seen. */
    public boolean reachesThreshold() {
        return size >= kind.threshold();
    }
}
