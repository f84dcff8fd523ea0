package io.sordini.core.decide;

import io.sordini.core.store.ByteStore;
import io.sordini.core.store.ExpiryIndex;
import io.sordini.schemas.Publication;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.subject.Network;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries out commands about the allowlist. A new entry lifts what it covers: all subjects are gone through in the order of
 * the index, some at a time, and the command is answered when that is done. One entry is gone through after the other, and
 * where that stands is kept in the store, so that a crash leaves nothing out.
 */
final class Exemptions {

    private final Allowlist allowlist;
    private final Subjects subjects;
    private final ExpiryIndex index;
    private final Remedies remedies;
    private final ByteStore store;
    private final Sweeps sweeps;

    Exemptions(Allowlist allowlist, Subjects subjects, ExpiryIndex index, Remedies remedies, ByteStore store) {
        this.allowlist = allowlist;
        this.subjects = subjects;
        this.index = index;
        this.remedies = remedies;
        this.store = store;
        this.sweeps = Sweeps.read(store);
    }

    /**
     * Takes a command about the allowlist.
     *
     * @param time of the command, milliseconds since the epoch
     * @param now wall clock, milliseconds since the epoch
     */
    void carryOut(Command command, long time, long now, List<Publication> out) {
        Network network = Network.parse(command.subject().value()).orElseThrow();
        long issued = Answers.issuedAt(command);
        if (allowlist.isStale(network, issued)) {
            out.add(Answers.stale(command, time));
        } else if (command.type() == Command.Type.DISALLOW) {
            boolean was = allowlist.isAllowed(network, now);
            allowlist.disallow(network, issued, now);
            Allowlist.Cover rest = allowlist.cover(command.subject(), now);
            String stays = rest == null ? "." : "; " + rest + ", which touches it, stays.";
            out.add(
                    was
                            ? Answers.applied(command, command.subject() + " is off the allowlist" + stays, time)
                            : Answers.unchanged(
                                    command, command.subject() + " was not on the allowlist" + stays, time));
        } else if (allowlist.isFull()) {
            out.add(Answers.refused(
                    command, "The allowlist has " + Allowlist.MAX_ENTRIES + " entries: take some off first.", time));
        } else {
            Duration duration = command.duration();
            long until = duration == null ? Allowlist.FOR_EVER : time + duration.toMillis();
            allowlist.allow(network, until, issued, now);
            sweeps.add(new Sweep(command, time, null, 0));
            goOn(now, out);
        }
    }

    /** Goes on lifting what new entries cover. */
    void goOn(long now, List<Publication> out) {
        Sweep sweep = sweeps.first();
        if (sweep == null) {
            return;
        }
        List<ExpiryIndex.Entry> entries = index.after(sweep.reached(), Sweep.STEP);
        Network network = Network.parse(sweep.command().subject().value()).orElseThrow();
        NetworkSet covered = new NetworkSet();
        covered.add(network);
        int lifted = 0;
        for (ExpiryIndex.Entry entry : entries) {
            Optional<Subject> subject = Subject.parse(entry.key()).filter(found -> isCovered(found, covered));
            if (subject.isPresent() && lift(subject.get(), sweep, now, out)) {
                lifted++;
            }
        }
        if (entries.size() < Sweep.STEP) {
            sweeps.removeFirst();
            out.add(answer(sweep, sweep.lifted() + lifted));
        } else {
            sweeps.replaceFirst(sweep.reached(entries.get(entries.size() - 1), lifted));
        }
        sweeps.write(store);
    }

    private static boolean isCovered(Subject subject, NetworkSet covered) {
        return (subject.scope() == Scope.IP || subject.scope() == Scope.RANGE)
                && Network.parse(subject.value())
                        .filter(network -> covered.touching(network, entry -> true) != null)
                        .isPresent();
    }

    private boolean lift(Subject subject, Sweep sweep, long now, List<Publication> out) {
        @Nullable SubjectState state = subjects.find(subject.key());
        if (state == null) {
            return false;
        }
        state.clock = Math.max(state.clock, sweep.time());
        Command command = sweep.command();
        boolean lifted = remedies.pardon(subject, state, command.reason(), command.actor(), now, out);
        subjects.keep(subject, state);
        return lifted;
    }

    private static Publication answer(Sweep sweep, int lifted) {
        String what = lifted == 0
                ? "nothing had to be lifted"
                : lifted == 1 ? "1 decision is lifted" : lifted + " decisions are lifted";
        return Answers.lifted(
                sweep.command(),
                lifted,
                sweep.command().subject() + " is on the allowlist; " + what + ".",
                sweep.time());
    }
}
