package io.sordini.app.notification;

import com.sun.net.httpserver.HttpServer;
import io.sordini.app.config.Endpoint;
import io.sordini.app.config.WebhookSecret;
import io.sordini.core.policy.Severity;
import io.sordini.schemas.decision.Action;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that messages are posted to; answers 204 unless it is told what to answer next. */
final class Receiver implements AutoCloseable {

    static final WebhookSecret SECRET = WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    record Received(String path, String id, long timestamp, String signature, String body) {}

    record Answer(int status, Map<String, String> headers) {}

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

    private Receiver(HttpServer server) {
        this.server = server;
    }

    static Receiver start() throws IOException {
        Receiver receiver =
                new Receiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        receiver.server.createContext("/", exchange -> {
            try (exchange) {
                var headers = exchange.getRequestHeaders();
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                receiver.received.add(new Received(
                        exchange.getRequestURI().getPath(),
                        headers.getFirst("webhook-id"),
                        Long.parseLong(headers.getFirst("webhook-timestamp")),
                        String.valueOf(headers.getFirst("webhook-signature")),
                        body));
                Answer answer = receiver.answers.poll();
                if (answer != null) {
                    answer.headers().forEach(exchange.getResponseHeaders()::set);
                }
                exchange.sendResponseHeaders(answer == null ? 204 : answer.status(), -1);
            }
        });
        receiver.server.start();
        return receiver;
    }

    void answer(int status, Map<String, String> headers) {
        answers.add(new Answer(status, headers));
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    Endpoint endpoint(int limit) {
        return new Endpoint(
                "pager",
                url("/hook"),
                SECRET,
                Endpoint.Format.WEBHOOK,
                Set.of(Action.ALERT, Action.BLOCK),
                Severity.LOW,
                false,
                limit);
    }

    List<Received> received() {
        return received;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
