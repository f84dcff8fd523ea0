package io.sordini.topology;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/**
 * Runs {@code core} on one record. What it throws was caused by that record's bytes, and no bytes may stop the stream; what
 * a store throws was not, and must.
 */
final class Contained {

    private final Rejects rejects;

    Contained(Rejects rejects) {
        this.rejects = rejects;
    }

    /** The same for work that has no result. */
    void run(Reject reason, Runnable work) {
        var unused = run(reason, () -> {
            work.run();
            return true;
        });
    }

    /** The result, or nothing where the bytes made {@code core} fail; that is then counted. */
    <T> Optional<T> run(Reject reason, Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (KafkaException fault) {
            throw fault;
        } catch (RuntimeException | StackOverflowError fault) {
            rejects.add(reason, fault);
            return Optional.empty();
        }
    }
}
