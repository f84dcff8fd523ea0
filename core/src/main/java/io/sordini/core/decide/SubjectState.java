package io.sordini.core.decide;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that is kept of a subject between its signals, except its token buckets. Times are milliseconds since the epoch. */
final class SubjectState {

    /** How long registrations, roles and proofs are kept after their subject's last event. */
    static final long KEPT_MS = Duration.ofDays(400).toMillis();

    /** The latest event time seen; it never goes back. */
    long clock;

    /** The latest wall-clock time at which a signal came. */
    long touched;

    /** When the expiry index names this subject, 0 if it does not. */
    long wake;

    /** Whether the store holds it; no part of its binary form. */
    boolean stored;

    /** Of the last decision. */
    long version;

    /** Until when the credential lives, 0 while it was neither seen issued nor used. */
    long credentialEnd;

    /** When the last command that was carried out was issued, 0 if it did not say: the same one is not carried out again. */
    long commandedAt;

    /** When the last bucket is full again. */
    long limitedUntil;

    /** Until when a session or token counts as one of somebody who has given a second factor. */
    long secondFactorUntil;

    /** When the API key ends that was registered, far away if it does not say; 0 if none was. */
    long registeredUntil;

    /** Roles of a user or API key, by name. */
    final List<String> roles = new ArrayList<>(0);

    @Nullable
    Remediation enforced;

    @Nullable
    Remediation shadow;

    /** What another rule asks for and is not in force only because something stronger or longer is. */
    @Nullable
    Remediation outweighed;

    /** Decisions that led to others, the oldest first. */
    final List<Cascade> cascades = new ArrayList<>();

    /** Until when each of the last blocks counts for the next one's length. */
    final List<Long> blocks = new ArrayList<>();

    /** Users of an address, or networks of a user, and until when they count; by the last login, the latest last. */
    final Map<Long, Long> logins = new LinkedHashMap<>();

    /** Detectors' states by {@link io.sordini.core.detect.Watch}'s key of the rule, in their own binary form: only the rules that a signal concerns are ever decoded. */
    final Map<Long, byte[]> rules = new LinkedHashMap<>();

    /** Whether absence would not mean the same already. */
    boolean matters() {
        return credentialEnd > 0
                || commandedAt > 0
                || limitedUntil > 0
                || isRegistered()
                || enforced != null
                || shadow != null
                || outweighed != null
                || !cascades.isEmpty()
                || !blocks.isEmpty()
                || !logins.isEmpty()
                || !rules.isEmpty();
    }

    /** Whether forgetting it would lose more than counts: somebody would be free, or unknown, or obeyed twice. */
    boolean mustBeKept(long now) {
        Remediation decided = enforced;
        boolean inForce = decided != null && (decided.listed().isListed() || decided.expiresAt() > now);
        return inForce || isRegistered() || commandedAt > 0;
    }

    private boolean isRegistered() {
        return registeredUntil != 0 || secondFactorUntil != 0 || !roles.isEmpty();
    }

    /** When the last thing that is known here ends, the states of rules left aside. */
    long lastEnd() {
        long end = Math.max(Math.max(clock, touched), Math.max(credentialEnd, limitedUntil));
        end = isRegistered() ? Math.max(end, Math.max(clock, touched) + KEPT_MS) : end;
        end = enforced == null ? end : Math.max(end, enforced.expiresAt());
        end = shadow == null ? end : Math.max(end, shadow.expiresAt());
        end = outweighed == null ? end : Math.max(end, outweighed.expiresAt());
        for (Cascade cascade : cascades) {
            end = Math.max(end, cascade.until());
        }
        for (long block : blocks) {
            end = Math.max(end, block);
        }
        for (long login : logins.values()) {
            end = Math.max(end, login);
        }
        return end;
    }

    /** Remembers a decision that led to others; the oldest makes room. */
    void addCascade(Cascade cascade) {
        cascades.removeIf(known -> known.until() <= clock || known.decision().equals(cascade.decision()));
        if (cascades.size() == Cascade.MOST) {
            cascades.remove(0);
        }
        cascades.add(cascade);
    }

    /** Remembers a block; the oldest makes room beyond {@code most}. */
    void addBlock(long until, int most) {
        if (blocks.size() == most) {
            blocks.remove(0);
        }
        blocks.add(until);
    }

    /** How many blocks are remembered. */
    int blocksAt(long time) {
        return (int) blocks.stream().filter(until -> until > time).count();
    }

    /** Remembers a login; the one that is longest ago makes room beyond {@code most}. */
    void addLogin(long whom, long until, int most) {
        logins.remove(whom);
        if (logins.size() == most) {
            logins.remove(logins.keySet().iterator().next());
        }
        logins.put(whom, until);
    }

    /** Whether somebody logged in, or from somewhere, and that still counts. */
    boolean knowsLogin(long whom) {
        Long until = logins.get(whom);
        return until != null && until > clock;
    }

    /** The logins that still count, the latest last. */
    List<Long> currentLogins() {
        return logins.entrySet().stream()
                .filter(login -> login.getValue() > clock)
                .map(Map.Entry::getKey)
                .toList();
    }
}
