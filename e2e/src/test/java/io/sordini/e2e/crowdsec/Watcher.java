package io.sordini.e2e.crowdsec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Stands where CrowdSec's local API is expected, and takes its alerts. */
final class Watcher implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param scenario its name without {@code sordini/} */
    record Alert(String scenario, Overflow overflow) {}

    private final HttpServer server;
    private final List<Alert> alerts = new ArrayList<>();

    private Watcher(HttpServer server) {
        this.server = server;
    }

    static Watcher start() throws IOException {
        Watcher watcher = new Watcher(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        watcher.server.createContext("/", watcher::answer);
        watcher.server.start();
        return watcher;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
                body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
            }
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/v1/alerts") && exchange.getRequestMethod().equals("POST")) {
                take(JSON.readTree(body));
                send(exchange, 201, "[\"1\"]");
            } else if (path.startsWith("/v1/watchers/login")) {
                send(exchange, 200, "{\"code\":200,\"expire\":\"2100-01-01T00:00:00Z\",\"token\":\"none\"}");
            } else {
                send(exchange, 200, "{}");
            }
        }
    }

    private synchronized void take(JsonNode list) {
        for (JsonNode alert : list) {
            alerts.add(new Alert(
                    alert.path("scenario").asText().replace("sordini/", ""),
                    new Overflow(
                            alert.at("/source/ip").asText(),
                            Instant.parse(alert.path("stop_at").asText()).toEpochMilli(),
                            alert.path("events_count").asLong())));
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    synchronized List<Alert> alerts() {
        return List.copyOf(alerts);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
