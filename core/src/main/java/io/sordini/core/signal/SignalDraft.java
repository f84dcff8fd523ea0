package io.sordini.core.signal;

import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.subject.Subject;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A signal in the making: what all signals of one event share, and what is known of the event so far. */
final class SignalDraft {

    private final long time;
    private final long policyVersion;
    private final String origin;
    private final Set<Fact> facts = EnumSet.noneOf(Fact.class);
    private int limits;
    private int status;
    private long pathHash;
    private long userHash;

    SignalDraft(long time, long policyVersion, String origin) {
        this.time = time;
        this.policyVersion = policyVersion;
        this.origin = origin;
    }

    void add(Fact fact) {
        facts.add(fact);
    }

    boolean isEmpty() {
        return facts.isEmpty();
    }

    /** @param bits which limits the event counts against */
    void countAgainst(int bits) {
        limits = bits;
    }

    void request(int statusCode, long path) {
        status = statusCode;
        pathHash = path;
    }

    /** Keeps the first 64 bits of the user's keyed hash. */
    void user(Subject user) {
        String hash = user.value().substring(user.value().indexOf('.') + 1);
        byte[] bytes = Base64.getUrlDecoder().decode(hash);
        userHash = ByteBuffer.wrap(bytes).getLong();
    }

    /** What the event says of the address that it came from. */
    SubjectSignal about(Subject subject) {
        return signal(subject, facts, limits, 0);
    }

    /** What the event says of a credential; limits are an address's matter. */
    SubjectSignal about(Subject credential, Optional<Instant> expiry, Fact... said) {
        return signal(
                credential,
                EnumSet.copyOf(Arrays.asList(said)),
                0,
                expiry.map(Instant::toEpochMilli).orElse(0L));
    }

    private SubjectSignal signal(Subject subject, Set<Fact> said, int counted, long expiry) {
        return new SubjectSignal(
                subject,
                new Signal(time, policyVersion, said, counted, status, pathHash, userHash, expiry, origin, null));
    }
}
