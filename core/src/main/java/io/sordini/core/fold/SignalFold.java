package io.sordini.core.fold;

import io.sordini.core.decide.Decider;
import io.sordini.core.policy.Policy;
import io.sordini.schemas.Publication;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.subject.Subject;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes in the recorded signals of one partition in order and makes of them what stage two made. The wall clock is the
 * latest event time. Conclusions come out as publications to {@code signals}; they are not taken in, for the record has
 * them already.
 */
public final class SignalFold {

    private Decider decider;
    private long now;

    public SignalFold(Policy policy) {
        long seed = policy.version();
        this.decider = new Decider(policy, new MemoryStore(seed), new MemoryStore(seed), new MemoryIndex());
    }

    /** From the next signal on another policy is in force; what was counted is kept. */
    public void follow(Policy policy) {
        decider = decider.under(policy);
    }

    /** Takes in the next signal of the partition. */
    public List<Publication> accept(Subject subject, Signal signal) {
        now = Math.max(now, signal.time());
        List<Publication> made = new ArrayList<>(decider.expire(now, Fold.EXPIRY_BUDGET));
        made.addAll(decider.decide(subject, signal, now));
        return made;
    }
}
