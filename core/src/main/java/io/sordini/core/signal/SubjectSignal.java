package io.sordini.core.signal;

import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.subject.Subject;

/** A signal and whom it is about. */
public record SubjectSignal(Subject subject, Signal signal) {}
