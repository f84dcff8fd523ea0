package io.sordini.app.watch;

import io.sordini.app.screen.Board;
import io.sordini.app.screen.Snapshot;
import io.sordini.app.screen.Snapshot.Status.Kind;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a board up to date with a running system, through every absence of its brokers. */
public final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final int LOOK_EVERY = 3;

    private final Source source;
    private final Board board;
    private final DecisionFeed decisions;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread feeding = new Thread(this::feed, "watch-decisions");
    private final Thread counting = new Thread(this::count, "watch-figures");
    private volatile @Nullable String feedFault;
    private @Nullable LocalTime awaySince;

    private Watch(Source source, Board board, Consumer<Snapshot.Entry> news) {
        this.source = source;
        this.board = board;
        decisions = new DecisionFeed(source, board, InstantSource.system(), news);
        feeding.setDaemon(true);
        counting.setDaemon(true);
    }

    /**
     * Begins to watch, and returns at once.
     *
     * @param news told of each decision that is made from now on
     */
    public static Watch start(Source source, Board board, Consumer<Snapshot.Entry> news) {
        Watch watch = new Watch(source, board, news);
        watch.feeding.start();
        watch.counting.start();
        return watch;
    }

    private void feed() {
        do {
            try {
                decisions.read(this::goesOn, () -> feedFault = null);
            } catch (InterruptException closing) {
                return;
            } catch (RuntimeException e) {
                feedFault = e.getClass().getSimpleName();
                LOG.atInfo().setCause(e).log("The decisions cannot be followed; they are read anew");
            }
        } while (pause());
    }

    private void count() {
        do {
            Admin admin = Admin.create(source.adminConfig());
            try (AuditPeek audit = new AuditPeek(source, board)) {
                count(new Figures(source, admin, board), audit);
            } catch (InterruptedException | InterruptException closing) {
                return;
            } catch (ExecutionException | RuntimeException e) {
                away(e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e);
            } finally {
                admin.close(CLOSE);
            }
        } while (pause());
    }

    private void count(Figures figures, AuditPeek audit) throws InterruptedException, ExecutionException {
        for (long round = 0; goesOn(); round++) {
            var ends = figures.refresh();
            decisions.tell();
            if (round % LOOK_EVERY == 0) {
                audit.look(ends);
            }
            awaySince = null;
            tell(feedFault, figures.idle());
            pause();
        }
    }

    private void tell(@Nullable String fault, List<String> idle) {
        if (fault != null) {
            board.status(Kind.TROUBLE, "no decisions: " + fault);
        } else if (idle.isEmpty()) {
            board.status(Kind.RUNNING, "connected");
        } else {
            board.status(Kind.TROUBLE, "not running: " + String.join(", ", idle));
        }
    }

    private void away(Throwable fault) {
        LOG.atInfo().setCause(fault).log("The figures cannot be read; they are asked for again");
        if (awaySince == null) {
            awaySince = LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
        }
        board.status(Kind.TROUBLE, "%s since %s, trying again".formatted(name(fault), awaySince));
    }

    private static String name(Throwable fault) {
        if (fault instanceof GroupAuthorizationException group) {
            return "no access to the group " + group.groupId();
        }
        return fault instanceof org.apache.kafka.common.errors.TimeoutException
                ? "no broker"
                : fault.getClass().getSimpleName();
    }

    private boolean goesOn() {
        return closed.getCount() > 0;
    }

    /** Whether to go on after it. */
    private boolean pause() {
        try {
            return !closed.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException closing) {
            return false;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        feeding.interrupt();
        counting.interrupt();
    }
}
