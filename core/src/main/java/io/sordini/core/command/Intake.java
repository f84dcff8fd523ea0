package io.sordini.core.command;

import io.sordini.core.signal.SubjectSignal;
import io.sordini.schemas.Publication;
import java.util.List;

/** What a command leads to at once. */
public record Intake(List<SubjectSignal> signals, List<Publication> publications) {

    /** Of a record that is no command. */
    public static final Intake NOTHING = new Intake(List.of(), List.of());

    public Intake {
        signals = List.copyOf(signals);
        publications = List.copyOf(publications);
    }
}
