package io.sordini.core.decide;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that is kept of a subject between its signals, except its token buckets. Times are milliseconds since the epoch. */
final class SubjectState {

    /** The latest event time seen; it never goes back. */
    long clock;

    /** The latest wall-clock time at which a signal came. */
    long touched;

    /** When the expiry index names this subject, 0 if it does not. */
    long wake;

    /** Of the last decision. */
    long version;

    /** Until when the credential lives, 0 while it was neither seen issued nor used. */
    long credentialEnd;

    /** When the last command that was carried out was issued, 0 if it did not say: the same one is not carried out again. */
    long commandedAt;

    @Nullable
    Remediation enforced;

    @Nullable
    Remediation shadow;

    /** Detectors' states by rule, in their own binary form: only the rules that a signal concerns are ever decoded. */
    final Map<String, byte[]> rules = new LinkedHashMap<>();

    /** Whether absence would not mean the same already. */
    boolean matters() {
        return credentialEnd > 0 || commandedAt > 0 || enforced != null || shadow != null || !rules.isEmpty();
    }

    /** When the last thing that is known here ends. */
    long lastEnd() {
        long end = Math.max(Math.max(clock, touched), credentialEnd);
        end = enforced == null ? end : Math.max(end, enforced.expiresAt());
        return shadow == null ? end : Math.max(end, shadow.expiresAt());
    }
}
