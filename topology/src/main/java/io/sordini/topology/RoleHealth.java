package io.sordini.topology;

import java.time.Duration;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;

/**
 * How a role is, as its threads and clients show it.
 *
 * @param tasks how many partitions' work it does; a role that runs beside others may have none and is ready all the same
 * @param sinceHeartbeat how long ago the thread that is worst off told the brokers that it is alive
 * @param sinceHeartbeatBound after this the brokers give its partitions to others
 * @param sincePoll how long ago the thread that is worst off asked for records, which each does whatever happens
 * @param sincePollBound a thread that has not asked for so long does not come back
 */
public record RoleHealth(
        String role,
        KafkaStreams.State state,
        int tasks,
        Duration sinceHeartbeat,
        Duration sinceHeartbeatBound,
        Duration sincePoll,
        Duration sincePollBound) {

    private static final Set<KafkaStreams.State> DEAD =
            Set.of(KafkaStreams.State.PENDING_ERROR, KafkaStreams.State.ERROR, KafkaStreams.State.NOT_RUNNING);

    /** Whether the role does its work: it has its partitions, their state is restored, and the brokers hear of it. */
    public boolean isReady() {
        return state == KafkaStreams.State.RUNNING && sinceHeartbeat.compareTo(sinceHeartbeatBound) <= 0 && isAlive();
    }

    /** Whether there is hope that it does its work later without being started anew. */
    public boolean isAlive() {
        return !DEAD.contains(state) && sincePoll.compareTo(sincePollBound) <= 0;
    }
}
