package io.sordini.core.decide;

import io.sordini.core.command.Widest;
import io.sordini.schemas.Publication;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.subject.Network;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.time.Duration;
import java.util.List;

/** Carries out operators' commands about one subject, and answers each of them once. */
final class Orders {

    private final Remedies remedies;
    private final Allowlist allowlist;

    private final Reversal reversal;

    Orders(Remedies remedies, Allowlist allowlist, Reversal reversal) {
        this.reversal = reversal;
        this.remedies = remedies;
        this.allowlist = allowlist;
    }

    /**
     * Adds what must be published, the answer last.
     *
     * @param now wall clock, milliseconds since the epoch
     */
    void carryOut(
            Subject subject, SubjectState state, Command command, String origin, long now, List<Publication> out) {
        long issued = Answers.issuedAt(command);
        if (issued != 0 && issued <= state.commandedAt) {
            out.add(Answers.stale(command, state.clock));
            return;
        }
        if (bars(command) && isTooWide(subject)) {
            String message = subject + " is wider than " + Widest.BLOCKED
                    + ", the widest that can be blocked: block narrower ranges.";
            out.add(Answers.refused(command, message, state.clock));
            return;
        }
        Allowlist.Cover cover = bars(command) ? allowlist.cover(subject, now) : null;
        if (cover != null) {
            out.add(Answers.refused(command, spared(subject, cover), state.clock));
            return;
        }
        state.commandedAt = Math.max(state.commandedAt, issued);
        if (command.type() == Command.Type.UNDO) {
            out.add(reversal.order(subject, state, command, origin, now, out));
            return;
        }
        out.add(
                bars(command)
                        ? bar(subject, state, command, origin, now, out)
                        : release(subject, state, command, now, out));
    }

    private static String spared(Subject subject, Allowlist.Cover cover) {
        String remedy = cover.documented()
                ? "take it out of there first"
                : "take it off first with 'sordini allow remove " + cover.network() + "'";
        return subject + " is on the allowlist by " + cover + ": " + remedy + ".";
    }

    private static boolean bars(Command command) {
        return command.type().bars();
    }

    private static boolean isTooWide(Subject subject) {
        return subject.scope() == Scope.RANGE
                && Widest.BLOCKED.isExceededBy(Network.parse(subject.value()).orElseThrow());
    }

    private Publication bar(
            Subject subject, SubjectState state, Command command, String origin, long now, List<Publication> out) {
        boolean credential = Remedies.isCredential(subject);
        Action action = credential ? Action.REVOKE : Action.BLOCK;
        Finding finding = Findings.ordered(command, action, end(state, command, credential), origin, state.clock);
        int before = out.size();
        remedies.fold(subject, state, finding, now, out);
        Remediation enforced = state.enforced;
        String end = enforced == null ? "" : Answers.until(enforced.expiresAt());
        String what = subject + (credential ? " is revoked" : " is blocked") + end;
        return out.size() > before
                ? Answers.applied(command, what + ".", state.clock)
                : Answers.unchanged(command, what + " already.", state.clock);
    }

    private static long end(SubjectState state, Command command, boolean credential) {
        Duration asked = command.duration();
        if (asked != null) {
            return state.clock + asked.toMillis();
        }
        return credential
                ? Math.max(state.credentialEnd, state.clock + Findings.UNKNOWN_LIFE.toMillis())
                : state.clock + Findings.DEFAULT_BLOCK.toMillis();
    }

    private Publication release(Subject subject, SubjectState state, Command command, long now, List<Publication> out) {
        Remediation current = state.enforced;
        boolean counted = !state.rules.isEmpty();
        state.rules.clear();
        state.shadow = null;
        state.outweighed = null;
        boolean unlock = command.type() == Command.Type.UNLOCK;
        if (current != null && unlock && current.action() == Action.REVOKE && current.isInForceAt(state.clock)) {
            return Answers.unchanged(
                    command,
                    subject + " stays revoked" + Answers.until(current.expiresAt())
                            + ": unlock leaves revocations, unblock lifts them.",
                    state.clock);
        }
        if (remedies.lift(subject, state, command.reason(), command.actor(), now, out)) {
            String rule = current == null ? "" : current.rule();
            return Answers.lifted(
                    command, 1, subject + " is free again: the decision by " + rule + " is lifted.", state.clock);
        }
        return unlock && counted
                ? Answers.applied(command, "What was counted against " + subject + " is forgotten.", state.clock)
                : Answers.unchanged(command, "Nothing was decided against " + subject + ".", state.clock);
    }
}
