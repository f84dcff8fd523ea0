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
 * @param command the operator's command, where the signal carries one
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
        @Nullable Command command) {}
