package io.sordini.app.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sordini.app.Failure;
import io.sordini.app.config.Listen;
import io.sordini.topology.PolicyStatus;
import io.sordini.topology.RoleHealth;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationServerTest {

    private static final Listen ANYWHERE = new Listen("127.0.0.1", 0);
    private static final Duration SESSION = Duration.ofSeconds(10);
    private static final Duration STUCK = Duration.ofMinutes(5);

    private static final PolicyStatus FOLLOWED = new PolicyStatus("strict@0123456789ab", List.of(), true);

    @TempDir
    private Path state;

    private Meters meters;
    private OperationServer server;

    @BeforeEach
    void open() {
        meters = new Meters(state);
        server = OperationServer.open(ANYWHERE, meters);
    }

    @AfterEach
    void close() {
        server.close();
        meters.close();
    }

    @Test
    void before_there_are_roles_it_is_alive_and_not_ready() throws Exception {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    }

    @Test
    void ready_are_roles_that_run_and_that_brokers_hear_of() throws Exception {
        assertStatus(role(State.RUNNING, Duration.ZERO, Duration.ZERO), 200, 200);
        assertStatus(role(State.REBALANCING, Duration.ZERO, Duration.ZERO), 200, 503);
        assertStatus(role(State.RUNNING, SESSION.plusSeconds(1), Duration.ZERO), 200, 503);
        assertStatus(role(State.RUNNING, Duration.ZERO, STUCK.plusSeconds(1)), 503, 503);
        assertStatus(role(State.ERROR, Duration.ZERO, Duration.ZERO), 503, 503);
        assertStatus(role(State.NOT_RUNNING, Duration.ZERO, Duration.ZERO), 503, 503);
    }

    @Test
    void one_role_that_is_not_ready_is_enough_and_is_named() throws Exception {
        server.watch(
                () -> List.of(
                        role(State.RUNNING, Duration.ZERO, Duration.ZERO),
                        role(State.CREATED, Duration.ZERO, Duration.ofSeconds(3))),
                () -> FOLLOWED);

        assertThat(get("/health/ready").body())
                .contains("\"status\":\"down\"", "\"state\":\"RUNNING\"", "\"state\":\"CREATED\"")
                .contains("\"seconds_since_poll\":3");
    }

    @Test
    void the_policy_is_named_and_what_is_wrong_with_the_one_that_is_published() throws Exception {
        PolicyStatus refused = new PolicyStatus("strict@0123456789ab", List.of("policy-0@7:3: limitz: unknown"), false);
        server.watch(() -> List.of(role(State.RUNNING, Duration.ZERO, Duration.ZERO)), () -> refused);

        HttpResponse<String> page = get("/health/ready");
        assertThat(page.statusCode()).as("what is in force is followed").isEqualTo(200);
        assertThat(page.body())
                .contains("\"version\":\"strict@0123456789ab\"", "\"followed\":false", "policy-0@7:3: limitz: unknown");
    }

    private void assertStatus(RoleHealth role, int live, int ready) throws Exception {
        server.watch(() -> List.of(role), () -> FOLLOWED);
        assertThat(get("/health/live").statusCode()).as("live: " + role).isEqualTo(live);
        assertThat(get("/health/ready").statusCode()).as("ready: " + role).isEqualTo(ready);
    }

    private static RoleHealth role(State state, Duration sinceHeartbeat, Duration sincePoll) {
        return new RoleHealth("audit", state, 4, sinceHeartbeat, SESSION, sincePoll, STUCK);
    }

    @Test
    void metrics_are_in_the_format_of_prometheus() throws Exception {
        HttpResponse<String> answer = get("/metrics");

        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
        assertThat(answer.body())
                .contains("# TYPE jvm_memory_used_bytes gauge", "disk_free_bytes{", "process_cpu_usage");
    }

    @Test
    void nothing_else_is_there_and_nothing_can_be_sent() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/metrics/x").statusCode()).isEqualTo(404);
        assertThat(get("/health").statusCode()).isEqualTo(404);
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "BREW")) {
            HttpResponse<String> answer = send(method, "/metrics");
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(answer.headers().firstValue("allow")).hasValue("GET, HEAD");
        }
        HttpResponse<String> head = send("HEAD", "/health/live");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void who_sends_slowly_is_dropped_and_shuts_nobody_out() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            // Given
            URI url = URI.create(server.url());
            for (int i = 0; i < 200; i++) {
                Socket socket = new Socket(url.getHost(), url.getPort());
                slow.add(socket);
                socket.getOutputStream().write("GET /health/live HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.UTF_8));
            }

            // When
            HttpResponse<String> answer = get("/health/live");

            // Then
            assertThat(answer.statusCode()).isEqualTo(200);
            for (Socket socket : slow) {
                socket.setSoTimeout(20_000);
                assertThat(isEnded(socket)).isTrue();
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** Whether the other side ends the connection before the socket's time-out, having answered nothing but a refusal. */
    private static boolean isEnded(Socket socket) throws IOException {
        try {
            String said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return !said.startsWith("HTTP/1.1 200");
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true; // reset, as the server had not read all
        }
    }

    @Test
    void a_port_in_use_is_named() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Listen there = new Listen("127.0.0.1", taken.getLocalPort());

            assertThatThrownBy(() -> OperationServer.open(there, meters))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("http.listen: cannot listen at " + there)
                    .hasMessageContaining("0 for any free one");
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path);
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(20))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
