package io.sordini.app.watch;

import io.sordini.app.screen.Cleaner;
import io.sordini.app.screen.Snapshot;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;

/** What is watched, line by line. */
public final class WatchLines {

    private final PrintWriter out;

    public WatchLines(PrintWriter out) {
        this.out = out;
    }

    /** A decision was made. */
    public void news(Snapshot.Entry entry) {
        out.println(entry.text());
    }

    /** How things stand. */
    public void totals(Snapshot snapshot) {
        String flows = snapshot.flows().stream()
                .map(flow -> "%s %,d, %,d/s; ".formatted(flow.name(), flow.total(), flow.perSecond()))
                .collect(Collectors.joining());
        String figures = snapshot.figures().stream()
                .map(figure -> figure.name() + " " + figure.value() + "; ")
                .collect(Collectors.joining());
        long inForce =
                snapshot.active().stream().mapToLong(Snapshot.RuleCount::count).sum();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String status = snapshot.status().text();
        out.println(
                Cleaner.harmless("%s  %s; %s%s%,d decisions in force".formatted(now, status, flows, figures, inForce)));
    }
}
