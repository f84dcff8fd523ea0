package io.sordini.app.demo;

import io.sordini.enforcer.Verdict;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.subject.Address;
import java.time.Duration;
import java.util.OptionalLong;

/** What a person sees of the demo. Thread-safe. */
interface DemoView extends AutoCloseable {

    /** What happens now, for a person. */
    void say(String line);

    /** The broker runs and has the topics. */
    void broker(String servers, int topics);

    /** A decision that reached the enforcer, also one that merely goes on. */
    void decision(Decision decision, OptionalLong latencyMs);

    /** A request that the enforcer does not let pass. */
    void refused(Address client, Verdict verdict);

    /** How often {@link #progress} wants to be called. */
    Duration progressInterval();

    void progress(long events, double perSecond, long audited, long decisions, Duration left);

    /** An event as it was produced, and what the audit log keeps of it. */
    void sample(String original, String masked);

    /** The traffic is over; what is said from now on are lines. */
    @Override
    void close();
}
