package io.sordini.enforcer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Where the topics end, asked again and again without waiting for the answer. A reader that has come as far as an answer
 * holds all that was published before the question: that makes the view complete at first, and gives its age later. The
 * ends are those of uncommitted reading: a consumer's own end offsets stop at the first open transaction.
 */
final class EndOffsets {

    private static final Duration POSITION_TIMEOUT = Duration.ofSeconds(1);
    private static final int REQUEST_TIMEOUT_MS = 5_000;

    private final Admin admin;
    private final Set<TopicPartition> partitions;
    private final InstantSource clock;
    private final Duration interval;

    private @Nullable ListOffsetsResult question;
    private Instant askedAt = Instant.MIN;
    private long askedNanos;
    private @Nullable Map<TopicPartition, Long> ends;
    private Instant endsAskedAt = Instant.MIN;

    EndOffsets(Admin admin, Set<TopicPartition> partitions, InstantSource clock, Duration interval) {
        this.admin = admin;
        this.partitions = Set.copyOf(partitions);
        this.clock = clock;
        this.interval = interval;
    }

    /** Takes an answer that has arrived; asks again once the last answer was reached and is old enough. */
    void refresh() {
        ListOffsetsResult open = question;
        if (open != null && open.all().isDone()) {
            take(open);
            question = null;
        }
        boolean due = askedNanos == 0 || System.nanoTime() - askedNanos >= interval.toNanos();
        if (question == null && ends == null && due) {
            ask();
        }
    }

    /** The instant of the question whose answer the consumer has now reached, once for each answer. */
    @Nullable
    Instant reachedBy(Consumer<?, ?> consumer) {
        if (ends == null || lag(consumer) > 0) {
            return null;
        }
        ends = null;
        return endsAskedAt;
    }

    /** How many offsets the consumer has to go; 0 while no answer is open. */
    long lag(Consumer<?, ?> consumer) {
        long lag = 0;
        if (ends != null) {
            for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
                lag += Math.max(0, end.getValue() - position(consumer, end.getKey()));
            }
        }
        return lag;
    }

    private static long position(Consumer<?, ?> consumer, TopicPartition partition) {
        try {
            return consumer.position(partition, POSITION_TIMEOUT);
        } catch (TimeoutException e) {
            return 0; // not known yet: nothing is claimed to be read
        }
    }

    private void ask() {
        askedAt = clock.instant();
        askedNanos = System.nanoTime() | 1; // never 0, which means never
        ListOffsetsOptions options =
                new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED).timeoutMs(REQUEST_TIMEOUT_MS);
        question = admin.listOffsets(
                partitions.stream().collect(Collectors.toMap(partition -> partition, p -> OffsetSpec.latest())),
                options);
    }

    private void take(ListOffsetsResult answer) {
        try {
            ends = answer.all().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
            endsAskedAt = askedAt;
        } catch (ExecutionException e) {
            ends = null; // the broker is away; asked again
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
