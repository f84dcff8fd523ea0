package io.sordini.core.signal;

import io.sordini.schemas.command.Command;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.subject.Subject;

/** A signal and whom it is about. */
public record SubjectSignal(Subject subject, Signal signal) {

    /** Whether every partition of the signals must have it, not only the subject's own. */
    public boolean isForAll() {
        Command command = signal.command();
        return command != null && command.type().concernsMany();
    }
}
