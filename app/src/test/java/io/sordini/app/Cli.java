package io.sordini.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Runs the command line in this process, with streams of its own. */
public record Cli(int exit, String out, String messages) {

    public static Cli run(Object... args) {
        return runWith(new byte[0], args);
    }

    public static Cli runWith(byte[] in, Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = args[i].toString();
        }
        int exit = Sordini.commandLine(Console.of(new ByteArrayInputStream(in), out, err))
                .execute(texts);
        return new Cli(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
