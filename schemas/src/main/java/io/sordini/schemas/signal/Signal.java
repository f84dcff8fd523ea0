package io.sordini.schemas.signal;

import io.sordini.schemas.command.Command;
import io.sordini.schemas.subject.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What stage one says about one subject, or what stage two has concluded about another. The subject is the record's key,
 * the time its timestamp.
 *
 * @param time event time, milliseconds since the epoch
 * @param policyVersion the policy that it was judged with, see {@code Policy.version}
 * @param facts what the event means for the subject
 * @param limits bit i: the event counts against the i-th limit of that policy
 * @param status the response's status code, 0 if unknown
 * @param traits what tells it from other events
 * @param credentialExpiry when the credential expires, milliseconds since the epoch, 0 if unknown
 * @param origin where the event came from, see {@link io.sordini.schemas.SourceRecord}
 * @param session the session, token family or token that a login made
 * @param rule with {@link Fact#CONCLUDED}: the rule that acts on the subject
 * @param cause with {@link Fact#CONCLUDED} and {@link Fact#UNDONE}: id of the decision about another subject that it came from
 * @param command the operator's command, where the signal carries one
 * @param roles bit i stands for the i-th role of that policy: of a request, those that allow it; else those that are bound.
 *     The highest bit stands for roles that the policy does not know.
 */
public record Signal(
        long time,
        long policyVersion,
        Facts facts,
        int limits,
        int status,
        Traits traits,
        long credentialExpiry,
        String origin,
        @Nullable Subject session,
        @Nullable String rule,
        @Nullable String cause,
        @Nullable Command command,
        int roles) {

    /** A signal that no decision about another subject led to, and that says nothing of roles. */
    public Signal(
            long time,
            long policyVersion,
            Facts facts,
            int limits,
            int status,
            Traits traits,
            long credentialExpiry,
            String origin,
            @Nullable Subject session,
            @Nullable String rule,
            @Nullable Command command) {
        this(
                time,
                policyVersion,
                facts,
                limits,
                status,
                traits,
                credentialExpiry,
                origin,
                session,
                rule,
                null,
                command,
                0);
    }

    /** The same with other facts. */
    public Signal with(Facts others) {
        return new Signal(
                time,
                policyVersion,
                others,
                limits,
                status,
                traits,
                credentialExpiry,
                origin,
                session,
                rule,
                cause,
                command,
                roles);
    }
}
