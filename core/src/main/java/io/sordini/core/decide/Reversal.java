package io.sordini.core.decide;

import io.sordini.core.detect.Watch;
import io.sordini.schemas.Publication;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionCodec;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.subject.Subject;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Undoes a decision together with what came of it: each subject that it convicted is told by a signal, and undoes what it
 * holds from there in its turn. What another rule asked for meanwhile stands. Doing it twice changes nothing.
 */
final class Reversal {

    private final Remedies remedies;
    private final Conclusions conclusions;
    private final Watch watch;
    private final Allowlist allowlist;

    Reversal(Remedies remedies, Conclusions conclusions, Watch watch, Allowlist allowlist) {
        this.allowlist = allowlist;
        this.remedies = remedies;
        this.conclusions = conclusions;
        this.watch = watch;
    }

    /**
     * What became of it.
     *
     * @param known whether the decision was in force, outweighed, or remembered for what it led to
     * @param lifted whether it was in force
     * @param told how many other subjects are told
     * @param more how many others it convicted that are not remembered
     * @param stands what is in force now
     */
    private record Done(
            boolean known,
            boolean lifted,
            int told,
            int more,
            @Nullable Decision stands) {}

    /** Carries out an operator's command; the answer is returned. */
    Publication order(
            Subject subject, SubjectState state, Command command, String origin, long now, List<Publication> out) {
        String id = Objects.requireNonNull(command.decision());
        Done done = undo(subject, state, new HashSet<>(Set.of(id)), command, origin, now, out);
        String stands = done.stands == null
                ? " Nothing is in force against " + subject + "."
                : " In force against " + subject + " is decision " + done.stands.id() + " by " + done.stands.rule()
                        + Answers.until(done.stands.expiresAt().toEpochMilli()) + ".";
        if (!done.known) {
            return Answers.unchanged(
                    command, "Decision " + id + " is not in force, nor remembered." + stands, state.clock);
        }
        String others = done.told == 0
                ? ""
                : " " + done.told + (done.told == 1 ? " other subject is" : " other subjects are")
                        + " told to undo what came of it.";
        String more = done.more == 0
                ? ""
                : " " + done.more + " more than the " + Cascade.MOST_CONVICTED
                        + " that are remembered were convicted: unblock those.";
        String message = "Decision " + id + " is undone." + others + more + stands;
        return Answers.lifted(command, done.lifted ? 1 : 0, message, state.clock);
    }

    /** A decision about another subject is undone that led to one about this subject. */
    void follow(Subject subject, SubjectState state, Signal signal, long now, List<Publication> out) {
        String cause = signal.cause();
        Command command = signal.command();
        if (cause == null || command == null) {
            return;
        }
        Set<String> ids = new HashSet<>();
        for (Remediation held : held(state)) {
            Decision decision = DecisionCodec.decode(held.decision());
            if (cause.equals(decision.cause())) {
                ids.add(decision.id());
            }
        }
        state.cascades.stream()
                .filter(cascade -> cause.equals(cascade.cause()))
                .forEach(cascade -> ids.add(cascade.decision()));
        undo(subject, state, ids, command, signal.origin(), now, out);
    }

    private static List<Remediation> held(SubjectState state) {
        return Stream.of(state.enforced, state.outweighed, state.shadow)
                .filter(Objects::nonNull)
                .toList();
    }

    private Done undo(
            Subject subject,
            SubjectState state,
            Set<String> ids,
            Command command,
            String origin,
            long now,
            List<Publication> out) {
        int told = 0;
        int more = 0;
        boolean known = false;
        for (Cascade cascade : List.copyOf(state.cascades)) { // what came of another stands behind it
            String cause = cascade.cause();
            if (ids.contains(cascade.decision()) || (cause != null && ids.contains(cause))) {
                known = true;
                ids.add(cascade.decision());
                state.cascades.remove(cascade);
                forget(state, cascade.rule());
                for (String convicted : cascade.convicted()) {
                    conclusions.undone(convicted, cascade.decision(), command, origin, state.clock, out);
                }
                told += cascade.convicted().size();
                more += cascade.more();
            }
        }
        if (isOf(state.shadow, ids)) {
            known = true;
            state.shadow = null;
        }
        if (isOf(state.outweighed, ids)) {
            known = true;
            state.outweighed = null;
        }
        boolean lifted = lift(subject, state, ids, command, now, out);
        return new Done(known || lifted, lifted, told, more, inForce(state));
    }

    private boolean lift(
            Subject subject, SubjectState state, Set<String> ids, Command command, long now, List<Publication> out) {
        Remediation current = state.enforced;
        if (current == null
                || !isOf(current, ids)
                || !remedies.lift(subject, state, command.reason(), command.actor(), now, out)) {
            return false;
        }
        forget(state, current.rule());
        if (current.action() == Action.BLOCK && !state.blocks.isEmpty()) {
            state.blocks.remove(state.blocks.size() - 1); // nor does it make the next one longer
        }
        if (!allowlist.covers(subject, now)) { // a policy may allow who was decided against before
            remedies.reinstate(state, now, out);
        }
        return true;
    }

    /** What a rule has counted, and that it has fired, counts no more. */
    private void forget(SubjectState state, String rule) {
        state.rules.keySet().removeAll(watch.statesOf(rule));
    }

    private static boolean isOf(@Nullable Remediation remediation, Set<String> ids) {
        if (remediation == null) {
            return false;
        }
        Decision decision = DecisionCodec.decode(remediation.decision());
        String cause = decision.cause();
        return ids.contains(decision.id()) || (cause != null && ids.contains(cause));
    }

    private static @Nullable Decision inForce(SubjectState state) {
        Remediation enforced = state.enforced;
        return enforced == null || !enforced.isInForceAt(state.clock)
                ? null
                : DecisionCodec.decode(enforced.decision());
    }
}
