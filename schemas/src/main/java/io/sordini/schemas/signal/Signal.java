package io.sordini.schemas.signal;

import io.sordini.schemas.command.Command;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stage one says about one subject. The subject is the record's key, the time its timestamp.
 *
 * @param time event time, milliseconds since the epoch
 * @param policyVersion the policy that stage one judged with, see {@code Policy.version}
 * @param facts what the event means for the subject
 * @param limits bit i: the event counts against the i-th limit of that policy
 * @param status the response's status code, 0 if unknown
 * @param pathHash 64 bits of SHA-256 of the path, 0 if none
 * @param userHash 64 bits of the user's keyed hash, 0 if none
 * @param credentialExpiry when the credential expires, milliseconds since the epoch, 0 if unknown
 * @param origin where the event came from, see {@link io.sordini.schemas.SourceRecord}
 * @param command the operator's command, where the signal carries one
 */
public record Signal(
        long time,
        long policyVersion,
        Set<Fact> facts,
        int limits,
        int status,
        long pathHash,
        long userHash,
        long credentialExpiry,
        String origin,
        @Nullable Command command) {

    public Signal {
        facts = Set.copyOf(facts);
    }
}
