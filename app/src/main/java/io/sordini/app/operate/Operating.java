package io.sordini.app.operate;

import io.sordini.app.Console;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The commands for operators of a running system. */
public final class Operating {

    private Operating() {}

    public static List<Object> commands(Console console, Map<String, String> environment) {
        InstantSource clock = InstantSource.system();
        List<Object> commands = new ArrayList<>();
        commands.add(new DecisionsCommand(console, clock, environment));
        commands.addAll(SubjectCommand.all(console, clock));
        commands.add(new UndoCommand(console, clock));
        commands.add(new ExplainCommand(console, clock));
        commands.add(new AllowCommand(console, clock, environment));
        commands.add(new KeysCommand(console, environment, new SecureRandom()));
        return commands;
    }
}
