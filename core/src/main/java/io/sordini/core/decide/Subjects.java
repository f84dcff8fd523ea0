package io.sordini.core.decide;

import io.sordini.core.detect.Watch;
import io.sordini.core.store.ByteStore;
import io.sordini.core.store.ExpiryIndex;
import io.sordini.schemas.subject.Subject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everybody's state, and an index that names each subject no later than the next end of something about it. */
final class Subjects {

    /** Candidates for making room. */
    private static final int LOOKED_AT = 16;

    private final ByteStore store;
    private final ExpiryIndex index;
    private final Watch watch;
    private final Admission admission;
    private final long slack;

    /** @param slack how long state is kept after all that is known of a subject has ended, in milliseconds */
    Subjects(ByteStore store, ExpiryIndex index, Watch watch, Admission admission, long slack) {
        this.store = store;
        this.index = index;
        this.watch = watch;
        this.admission = admission;
        this.slack = slack;
    }

    @Nullable
    SubjectState find(String key) {
        byte[] stored = store.get(key);
        if (stored == null) {
            return null;
        }
        SubjectState state = SubjectStateCodec.decode(stored);
        state.stored = true;
        return state;
    }

    /** The subject's state; a fresh one if nothing is known. */
    SubjectState of(Subject subject) {
        SubjectState state = find(subject.key());
        return state == null ? new SubjectState() : state;
    }

    /** Whether the absence of the state would mean the same by now. */
    boolean isOver(SubjectState state, long now) {
        return end(state) <= now;
    }

    private long end(SubjectState state) {
        long rules = 0;
        for (long rule : state.rules.keySet()) {
            rules = Math.max(rules, watch.lifetime(rule));
        }
        return Math.max(state.lastEnd(), Math.max(state.clock, state.touched) + rules) + slack;
    }

    /** Drops what was counted for rules that are no more. */
    void forgetRules(SubjectState state) {
        state.rules.keySet().removeIf(rule -> watch.lifetime(rule) == 0);
    }

    void forget(Subject subject) {
        store.delete(subject.key());
        admission.removed();
    }

    /**
     * Makes room by whoever of the next in the index would be forgotten soonest, and has nothing decided against them.
     *
     * @return who it was
     */
    Optional<Subject> evict(long now) {
        ExpiryIndex.Entry soonest = null;
        long least = Long.MAX_VALUE;
        for (ExpiryIndex.Entry entry : index.after(null, LOOKED_AT)) {
            SubjectState state = find(entry.key());
            if (state != null && state.wake == entry.at() && !state.mustBeKept(now) && end(state) < least) {
                soonest = entry;
                least = end(state);
            }
        }
        if (soonest == null) {
            return Optional.empty();
        }
        index.remove(soonest);
        Subject subject = Subject.parse(soonest.key()).orElseThrow();
        forget(subject);
        return Optional.of(subject);
    }

    /** Stores the state and sees to it that the index names the subject no later than its next end. */
    void keep(Subject subject, SubjectState state) {
        Remediation enforced = state.enforced;
        long next = end(state);
        if (enforced != null && enforced.listed().isListed()) {
            next = Math.min(next, enforced.expiresAt());
        }
        if (state.wake == 0 || next < state.wake) {
            if (state.wake != 0) {
                index.remove(new ExpiryIndex.Entry(state.wake, subject.key()));
            }
            index.add(new ExpiryIndex.Entry(next, subject.key()));
            state.wake = next;
        }
        if (!state.stored) {
            admission.added();
            state.stored = true;
        }
        store.put(subject.key(), SubjectStateCodec.encode(state));
    }
}
