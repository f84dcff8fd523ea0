package io.sordini.app.operation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sordini.app.Failure;
import io.sordini.app.config.Listen;
import io.sordini.topology.PolicyStatus;
import io.sordini.topology.RoleHealth;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Health and metrics for those who watch this process. Nothing that it answers is secret, and nothing that it is sent is
 * read beyond the request line: a few threads, connections in a bounded number, and seconds for a request to be complete.
 */
public final class OperationServer implements AutoCloseable {

    /** Read by the JDK's server when it is first used; times in seconds. */
    private static final Map<String, String> BOUNDS = Map.of(
            "jdk.httpserver.maxConnections", "512",
            "sun.net.httpserver.maxReqTime", "2",
            "sun.net.httpserver.maxRspTime", "30",
            "sun.net.httpserver.idleInterval", "5");

    /** The server reads a request in the thread that answers it, so whoever sends slowly holds one until the time is over. */
    private static final int MOST_THREADS = 256;

    private static final Duration THREAD_LIFE = Duration.ofSeconds(10);
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final Logger log = LoggerFactory.getLogger(OperationServer.class);

    private final HttpServer server;
    private final Listen asked;
    private final ExecutorService threads;
    private final Map<String, Supplier<Answer>> pages;
    private volatile Supplier<List<RoleHealth>> roles = List::of;
    private volatile Supplier<Optional<PolicyStatus>> policy = Optional::empty;

    private OperationServer(HttpServer server, Listen asked, Meters meters) {
        this.server = server;
        this.asked = asked;
        threads = new ThreadPoolExecutor(
                0, MOST_THREADS, THREAD_LIFE.toSeconds(), TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, "operation-server");
                    thread.setDaemon(true);
                    return thread;
                });
        pages = Map.of(
                "/metrics",
                () -> new Answer(200, PROMETHEUS, meters.scrape().getBytes(StandardCharsets.UTF_8)),
                "/health/live",
                () -> HealthPage.live(roles.get(), policy.get()),
                "/health/ready",
                () -> HealthPage.ready(roles.get(), policy.get()));
    }

    /**
     * Opens the server; until it is told of roles, the process is alive and not ready.
     *
     * @throws Failure when nobody can listen there
     */
    public static OperationServer open(Listen listen, Meters meters) {
        BOUNDS.forEach((name, value) -> System.setProperty(name, System.getProperty(name, value)));
        InetSocketAddress address = listen.address();
        if (address.isUnresolved()) {
            throw new Failure("http.listen: nobody knows the host of " + listen + ": give an address of this machine");
        }
        try {
            OperationServer server = new OperationServer(HttpServer.create(address, 0), listen, meters);
            server.server.setExecutor(server.threads);
            server.server.createContext("/", server::handle);
            server.server.start();
            return server;
        } catch (IOException e) {
            throw new Failure(
                    "http.listen: cannot listen at " + listen + " (" + e.getMessage()
                            + "): give another port, 0 for any free one, or leave it empty to do without",
                    e);
        }
    }

    /** Whom the health pages tell of from now on. */
    public void watch(Supplier<List<RoleHealth>> roles, Supplier<PolicyStatus> policy) {
        this.policy = () -> Optional.of(policy.get());
        this.roles = roles;
    }

    /** Where it listens, such as {@code http://127.0.0.1:9464}. */
    public String url() {
        return "http://" + new Listen(asked.host(), server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, page(exchange));
        }
    }

    private Answer page(HttpExchange exchange) {
        try {
            return answer(exchange);
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("A page could not be made");
            return Answer.text(500, "the page could not be made: see the log");
        }
    }

    private Answer answer(HttpExchange exchange) {
        if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            return Answer.text(405, "only GET and HEAD");
        }
        Supplier<Answer> page = pages.get(exchange.getRequestURI().getPath());
        return page == null ? Answer.text(404, "there are /metrics, /health/live and /health/ready") : page.get();
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(answer.body().length));
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), answer.body().length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
