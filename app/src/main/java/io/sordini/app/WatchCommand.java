package io.sordini.app;

import io.sordini.app.config.BrokerConfig;
import io.sordini.app.screen.Board;
import io.sordini.app.screen.LiveScreen;
import io.sordini.app.watch.Source;
import io.sordini.app.watch.Watch;
import io.sordini.app.watch.WatchLines;
import io.sordini.schemas.Topic;
import io.sordini.topology.admin.TopicProblem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a running system does, on a screen. */
@Command(
        name = "watch",
        description =
                "Show what a running system does: rates, decisions in force, the latest decisions with their reasons.",
        mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {

    private static final Set<Topic> TOPICS = EnumSet.of(
            Topic.REQUEST_EVENTS,
            Topic.AUTH_EVENTS,
            Topic.BLOCKLIST,
            Topic.REVOCATIONS,
            Topic.DECISIONS,
            Topic.AUDIT_LOG);
    private static final Duration TOTALS_INTERVAL = Duration.ofSeconds(10);

    private final Console console;
    private final Map<String, String> environment;

    @Mixin
    private BrokerOptions options = new BrokerOptions();

    @Option(names = "--plain", description = "Lines instead of the screen, also on a terminal.")
    private boolean plain;

    WatchCommand(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        BrokerConfig broker = options.read();
        requireTopics(broker);
        Source source =
                new Source(BrokerOptions.client(broker), broker.topicPrefix(), options.applicationIdPrefix(broker));
        Board board = new Board("watch", InstantSource.system());
        board.source("%s, topics %s*".formatted(broker.bootstrapServers(), broker.topicPrefix()));
        // Ctrl-C and SIGTERM are the usual way to end it, and no failure.
        Thread ending = new Thread(() -> Runtime.getRuntime().halt(0), "end-watch");
        Runtime.getRuntime().addShutdownHook(ending);
        CountDownLatch quit = new CountDownLatch(1);
        Optional<LiveScreen> screen = console.mayBeTerminal() && !plain
                ? LiveScreen.open(environment, board::snapshot, quit::countDown)
                : Optional.empty();
        if (screen.isPresent()) {
            show(screen.get(), source, board, quit);
        } else {
            tell(source, board, quit);
        }
        Runtime.getRuntime().removeShutdownHook(ending);
        return 0;
    }

    @SuppressWarnings("try") // being open is all that is wanted of them
    private static void show(LiveScreen screen, Source source, Board board, CountDownLatch quit)
            throws InterruptedException {
        try (screen;
                Watch watch = Watch.start(source, board, entry -> {})) {
            quit.await();
        }
    }

    @SuppressWarnings("try")
    private void tell(Source source, Board board, CountDownLatch quit) throws InterruptedException {
        WatchLines lines = new WatchLines(console.text());
        try (Watch watch = Watch.start(source, board, lines::news)) {
            while (!quit.await(TOTALS_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                lines.totals(board.snapshot());
            }
        }
    }

    private static void requireTopics(BrokerConfig broker) {
        List<TopicProblem> problems = Brokers.ask(broker, admin -> admin.check(TOPICS));
        if (!problems.isEmpty()) {
            String list = problems.stream().map(TopicProblem::toString).collect(Collectors.joining("\n  "));
            throw new Failure("the topics at " + broker.bootstrapServers()
                    + " are not as they must be; 'sordini topics create' makes those that are missing:\n  " + list);
        }
    }
}
