package io.sordini.core.command;

import io.sordini.core.signal.SubjectSignal;
import io.sordini.schemas.Publication;
import io.sordini.schemas.command.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command leads to at once.
 *
 * @param type what was asked for; absent for a record that is no command
 */
public record Intake(Command.@Nullable Type type, List<SubjectSignal> signals, List<Publication> publications) {

    /** Of a record that is no command. */
    public static final Intake NOTHING = new Intake(null, List.of(), List.of());

    public Intake {
        signals = List.copyOf(signals);
        publications = List.copyOf(publications);
    }
}
