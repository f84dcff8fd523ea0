package io.sordini.app.demo;

import io.sordini.app.screen.Board;
import io.sordini.app.screen.LiveScreen;
import io.sordini.app.screen.RecentLatencies;
import io.sordini.app.screen.Snapshot;
import io.sordini.app.screen.Snapshot.Status.Kind;
import io.sordini.enforcer.Verdict;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.subject.Address;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalLong;

/** The demo on a screen; what is said when the screen is gone are lines again. */
final class DemoLive implements DemoView {

    private static final Duration PROGRESS_INTERVAL = Duration.ofSeconds(1);
    private static final String FOCUS = "password";

    private final Board board;
    private final InstantSource clock;
    private final DemoLines lines;
    private final LiveScreen screen;
    private final RecentLatencies latencies = new RecentLatencies("append to enforcer");
    private long refused;

    private DemoLive(Board board, InstantSource clock, DemoLines lines, LiveScreen screen) {
        this.board = board;
        this.clock = clock;
        this.lines = lines;
        this.screen = screen;
        totals(0, 0, 0, 0);
    }

    /** @return the lines where there is no terminal */
    static DemoView open(Map<String, String> environment, DemoLines lines, Runnable onQuit) {
        InstantSource clock = InstantSource.system();
        Board board = new Board("demo", clock);
        return LiveScreen.open(environment, board::snapshot, onQuit)
                .<DemoView>map(screen -> new DemoLive(board, clock, lines, screen))
                .orElse(lines);
    }

    @Override
    public void say(String line) {
        if (screen.isOpen()) {
            board.status(Kind.WAITING, line);
        } else {
            lines.say(line);
        }
    }

    @Override
    public void broker(String servers, int topics) {
        board.source("everything in this process, the broker at " + servers);
        board.status(Kind.WAITING, "starting audit, enforcement and an enforcer");
    }

    @Override
    public synchronized void decision(Decision decision, OptionalLong latencyMs) {
        Instant now = clock.instant();
        latencyMs.ifPresent(millis -> latencies.add(now, millis));
        if (board.inForce(decision) && decision.action() != Action.ALLOW) {
            String remark = latencyMs.isPresent() ? RecentLatencies.remark(latencyMs.getAsLong()) : "";
            board.entry(Board.entry(decision.createdAt(), decision, remark));
        }
    }

    @Override
    public synchronized void refused(Address client, Verdict verdict) {
        refused++;
    }

    @Override
    public Duration progressInterval() {
        return PROGRESS_INTERVAL;
    }

    @Override
    public synchronized void progress(long events, double perSecond, long audited, long decisions, Duration left) {
        board.status(Kind.RUNNING, "running, %d s left".formatted(left.toSeconds()));
        totals(events, refused, audited, decisions);
        latencies.tell(board, clock.instant());
    }

    private void totals(long events, long refused, long audited, long decisions) {
        board.total("events", events);
        board.total("refused", refused);
        board.total("audited", audited);
        board.total("decisions", decisions);
    }

    @Override
    public void sample(String original, String masked) {
        board.sample(new Snapshot.Sample(original, masked, FOCUS));
    }

    @Override
    public void close() {
        screen.close();
    }
}
