package io.sordini.schemas.policy;

import io.sordini.schemas.subject.Network;
import io.sordini.schemas.subject.Subject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that are never decided against.
 *
 * @param reason why, at most {@value #MAX_REASON} characters
 * @param actor the operator who asked for it; absent in a policy document
 * @param since when the operator asked for it; absent in a policy document
 * @param until from here on the entry is void; absent for ever
 */
public record AllowEntry(
        Network network,
        String reason,
        @Nullable String actor,
        @Nullable Instant since,
        @Nullable Instant until) {

    public static final int MAX_REASON = 1024;

    public AllowEntry {
        if (reason.length() > MAX_REASON) {
            throw new IllegalArgumentException("a reason has at most " + MAX_REASON + " characters");
        }
    }

    /** What stands before the subject in an entry's key on the policy topic. */
    public static final String KEY_PREFIX = "allow:";

    /** Key of the entry for a subject on the policy topic. */
    public static String key(Subject subject) {
        return KEY_PREFIX + subject.key();
    }
}
