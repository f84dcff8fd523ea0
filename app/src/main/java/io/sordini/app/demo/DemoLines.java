package io.sordini.app.demo;

import io.sordini.app.screen.Cleaner;
import io.sordini.enforcer.Verdict;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.subject.Address;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/** The demo told line by line. */
final class DemoLines implements DemoView {

    private static final int WIDEST_SAMPLE = 1200;
    private static final Duration PROGRESS_INTERVAL = Duration.ofSeconds(5);

    private final PrintWriter out;
    private final long started = System.nanoTime();
    private final Set<String> shown = new HashSet<>();

    DemoLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void say(String line) {
        out.printf("%6.1f s  %s%n", (System.nanoTime() - started) / 1e9, line);
        out.flush();
    }

    @Override
    public synchronized void broker(String servers, int topics) {
        say("broker at " + servers + " with %d topics; starting audit, enforcement and an enforcer".formatted(topics));
    }

    /** A decision that merely goes on is not shown again. */
    @Override
    public synchronized void decision(Decision decision, OptionalLong latencyMs) {
        if (decision.action() == Action.ALLOW || !shown.add(decision.subject() + " " + decision.action())) {
            return;
        }
        say("%-8s %s  rule %s%s"
                .formatted(
                        decision.action().text().toUpperCase(Locale.ROOT),
                        decision.subject(),
                        decision.rule(),
                        latencyMs.isPresent() ? "  (%d ms after its event)".formatted(latencyMs.getAsLong()) : ""));
        detail(decision.reason());
        detail("until " + decision.expiresAt() + ", policy " + decision.policyVersion());
    }

    /** Told once for each decision. */
    @Override
    public synchronized void refused(Address client, Verdict verdict) {
        if (shown.add(verdict.decisionId())) {
            say("refused  a request from %s: %s by %s"
                    .formatted(client, verdict.kind().name().toLowerCase(Locale.ROOT), verdict.rule()));
        }
    }

    @Override
    public Duration progressInterval() {
        return PROGRESS_INTERVAL;
    }

    @Override
    public synchronized void progress(long events, double perSecond, long audited, long decisions, Duration left) {
        say("%,d events, %,.0f/s; %,d audited; %,d decisions at the enforcer; %d s left"
                .formatted(events, perSecond, audited, decisions, left.toSeconds()));
    }

    @Override
    public synchronized void sample(String original, String masked) {
        say("an event as it was produced");
        detail(cut(original));
        say("and what the audit log keeps of it");
        detail(cut(masked));
    }

    private void detail(String line) {
        out.println("          " + Cleaner.harmless(line));
        out.flush();
    }

    private static String cut(String text) {
        return text.length() <= WIDEST_SAMPLE ? text : text.substring(0, WIDEST_SAMPLE) + "...";
    }

    @Override
    public void close() {
        // nothing is held
    }
}
