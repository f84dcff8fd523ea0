package io.sordini.core.signal;

import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.signal.Trait;
import io.sordini.schemas.signal.Traits;
import io.sordini.schemas.subject.Address;
import io.sordini.schemas.subject.Place;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The signals of one event in the making: what they share, and what is known of the event so far. */
final class SignalDraft {

    private static final Facts ABOUT_ROLES = Facts.of(Fact.ROLE_EXCEEDED, Fact.ROLE_BOUND, Fact.API_KEY_REGISTERED);

    private final Interest interest;
    private final long time;
    private final String origin;
    private final List<SubjectSignal> signals = new ArrayList<>(3);
    private Facts facts = Facts.NONE;
    private int status;
    private String method = "";
    private String normalizedPath = "";
    private long path;
    private long query;
    private long user;
    private long agent;
    private long password;
    private long credential;
    private long place;
    private int roles;
    private @Nullable Address client;
    private @Nullable Subject session;

    SignalDraft(Interest interest, long time, String origin) {
        this.interest = interest;
        this.time = time;
        this.origin = origin;
    }

    /** Something that the event says of the address that it came from. */
    void add(Fact fact) {
        facts = facts.and(fact);
    }

    Facts facts() {
        return facts;
    }

    void request(String requestMethod, String requestPath, int statusCode) {
        method = requestMethod;
        normalizedPath = requestPath;
        status = statusCode;
    }

    void client(@Nullable Address address) {
        client = address;
    }

    void place(@Nullable Place known) {
        place = known == null ? 0 : known.bits();
    }

    /** See {@link Signal#roles()}. */
    void roles(int bits) {
        roles = bits;
    }

    long time() {
        return time;
    }

    void path(long hash) {
        path = hash;
    }

    void query(long hash) {
        query = hash;
    }

    void agent(long hash) {
        agent = hash;
    }

    void user(Subject subject) {
        user = bits(subject);
    }

    void password(Subject subject) {
        password = bits(subject);
    }

    void credential(Subject subject) {
        credential = bits(subject);
    }

    /** What a login made. */
    void session(Subject subject) {
        session = subject;
    }

    /** The first 64 bits of a keyed hash. */
    private static long bits(Subject subject) {
        String hash = subject.value().substring(subject.value().indexOf('.') + 1);
        return ByteBuffer.wrap(Base64.getUrlDecoder().decode(hash)).getLong();
    }

    /** Tells another subject, if a rule or limit wants to know. */
    void tell(Subject subject, Facts said) {
        int limits = limits(subject.scope(), said);
        if (limits != 0 || interest.wants(subject.scope(), said)) {
            signals.add(signal(subject, said, limits, 0));
        }
    }

    /** Tells a subject whatever the rules want to know, since its own state needs it. */
    void tellAlways(Subject subject, Facts said, Optional<Instant> expiry) {
        signals.add(signal(
                subject,
                said,
                limits(subject.scope(), said),
                expiry.map(Instant::toEpochMilli).orElse(0L)));
    }

    /** All signals, the address's first. */
    List<SubjectSignal> signals() {
        if (client != null && !facts.isEmpty()) {
            Subject address = client.subject();
            signals.add(0, signal(address, facts, limits(Scope.IP, facts), 0));
            if (facts.contains(Fact.REQUEST)) {
                Subject range = new Subject(Scope.RANGE, Trait.networkOf(client).toString());
                tell(range, Facts.of(Fact.REQUEST));
            }
        }
        return signals;
    }

    private int limits(Scope scope, Facts said) {
        return interest.limits(scope, said, method, normalizedPath);
    }

    private static boolean isAboutRoles(Facts said) {
        return said.meet(ABOUT_ROLES);
    }

    private SubjectSignal signal(Subject subject, Facts said, int limits, long expiry) {
        Traits traits = new Traits(path, query, user, agent, password, credential, place, client);
        return new SubjectSignal(
                subject,
                new Signal(
                        time,
                        interest.policyVersion(),
                        said,
                        limits,
                        status,
                        traits,
                        expiry,
                        origin,
                        session,
                        null,
                        null,
                        null,
                        isAboutRoles(said) ? roles : 0));
    }
}
