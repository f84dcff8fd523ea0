package io.sordini.app;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes.
 *
 * @param in standard input
 * @param out standard output, for results
 * @param messages standard error, for everything that is said about them
 * @param mayBeTerminal whether these are the process's own, and so perhaps a terminal
 */
public record Console(InputStream in, OutputStream out, PrintWriter messages, boolean mayBeTerminal) {

    /** The process's own, unbuffered. */
    static Console ofProcess() {
        return new Console(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                messages(new FileOutputStream(FileDescriptor.err)),
                true);
    }

    public static Console of(InputStream in, OutputStream out, OutputStream err) {
        return new Console(in, out, messages(err), false);
    }

    private static PrintWriter messages(OutputStream err) {
        return new PrintWriter(err, true, StandardCharsets.UTF_8);
    }

    /** Text on standard output, flushed line by line. */
    public PrintWriter text() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }
}
