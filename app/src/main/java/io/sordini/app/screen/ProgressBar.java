package io.sordini.app.screen;

import io.sordini.app.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/** How far a command is, on one line of standard error where that is a terminal, and nowhere else. */
public final class ProgressBar implements AutoCloseable {

    private static final int WIDTH = 20;
    private static final long INTERVAL = Duration.ofMillis(200).toNanos();
    private static final String ERASE = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean shown;
    private final LongSupplier nanos;
    private final long start;
    private long next;
    private boolean drawn;

    ProgressBar(PrintWriter out, boolean shown, LongSupplier nanos) {
        this.out = out;
        this.shown = shown;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.next = start + INTERVAL;
    }

    /** A bar on the console's messages, if these are a terminal. */
    public static ProgressBar onMessages(Console console, Map<String, String> environment) {
        boolean terminal = console.mayBeTerminal() && Terminals.isMessagesTerminal(environment);
        return new ProgressBar(console.messages(), terminal, System::nanoTime);
    }

    /** Whether it is time to show how far things are: a few times a second, and never where nobody sees it. */
    public boolean isDue() {
        return shown && nanos.getAsLong() - next >= 0;
    }

    /** Shows how far it is. */
    public void show(long bytes, long total, long events) {
        show(bytes, total, String.format(Locale.ROOT, "%,.1f of %,.1f MB", bytes / 1e6, total / 1e6), events);
    }

    /** Shows how many of the records of topics were read. */
    public void showRecords(long records, long total, long events) {
        show(records, total, String.format(Locale.ROOT, "%,d of %,d records", records, total), events);
    }

    private void show(long read, long total, String how, long events) {
        next = nanos.getAsLong() + INTERVAL;
        double seconds = (nanos.getAsLong() - start) / 1e9;
        int done = total == 0 ? WIDTH : (int) Math.min(WIDTH, WIDTH * read / total);
        out.printf(
                Locale.ROOT,
                ERASE + "[%s%s] %3d %%  %s  %,d events  %,.0f/s",
                "#".repeat(done),
                "-".repeat(WIDTH - done),
                total == 0 ? 100 : Math.min(100, 100 * read / total),
                how,
                events,
                events / seconds);
        out.flush();
        drawn = true;
    }

    /** Takes the bar away. */
    public void erase() {
        if (drawn) {
            out.print(ERASE);
            out.flush();
            drawn = false;
        }
    }

    @Override
    public void close() {
        erase();
    }
}
