package io.sordini.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.sordini.schemas.JsonDocument;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.DecisionCodec;
import io.sordini.testkit.Await;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From a request to a message that somebody reads, through a refusal of the receiver and the death of the process. */
@Timeout(180)
class NotificationTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private record Post(String id, String timestamp, String signature, String body, boolean accepted) {}

    private final Queue<Post> posts = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean refusing = new AtomicBoolean(true);

    @Test
    void every_block_is_told_whatever_dies_in_between(@TempDir Path directory) throws Exception {
        HttpServer receiver = receiver();
        try (Deployment deployment = Deployment.start(directory);
                Feed feed = deployment.feed()) {
            Files.writeString(
                    deployment.runDirectory().resolve(Configuration.FILE),
                    "notify.pager.url=http://127.0.0.1:%d/hook\nnotify.pager.secret=whsec_%s\nnotify.pager.limit=600\n"
                            .formatted(receiver.getAddress().getPort(), KEY),
                    StandardOpenOption.APPEND);

            // Given
            try (SordiniProcess process = start(deployment, "first")) {
                Future<?> fed = feed.start(() -> guessing("203.0.113.7"), 1);
                Await.until(process::output, LIMIT, () -> !posts.isEmpty());
                feed.stop();
                fed.get();
                process.kill();
            }
            assertThat(posts).noneMatch(Post::accepted);

            // When
            refusing.set(false);
            try (SordiniProcess process = start(deployment, "second")) {
                Await.until(() -> process.output() + posts, LIMIT, () -> told("203.0.113.7"));
                deployment.awaitSettled(process);
                Await.until(
                        () -> process.output() + posts, LIMIT, () -> accepted().containsAll(decided(deployment)));
                process.terminate();
                assertThat(process.exitCode(LIMIT)).as(process.output()).isZero();
                assertThat(process.output()).doesNotContain(KEY, "/hook");
            }

            // Then
            assertThat(accepted()).isEqualTo(decided(deployment)).isNotEmpty();
            assertThat(posts).allSatisfy(NotificationTest::verifies);
            assertThat(posts.stream().filter(post -> !post.accepted()).map(Post::id))
                    .isNotEmpty()
                    .allSatisfy(id -> assertThat(accepted()).contains(id));
        } finally {
            receiver.stop(0);
        }
    }

    private HttpServer receiver() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            try (exchange) {
                var headers = exchange.getRequestHeaders();
                boolean accepted = !refusing.get();
                posts.add(new Post(
                        headers.getFirst("webhook-id"),
                        headers.getFirst("webhook-timestamp"),
                        headers.getFirst("webhook-signature"),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                        accepted));
                exchange.sendResponseHeaders(accepted ? 204 : 503, -1);
            }
        });
        server.start();
        return server;
    }

    private static SordiniProcess start(Deployment deployment, String name) throws Exception {
        SordiniProcess process = SordiniProcess.start(
                deployment.runDirectory(),
                name,
                "run",
                "--config",
                Configuration.FILE,
                "--roles",
                "audit,enforcement,notification");
        Await.until(process::output, LIMIT, () -> process.output().contains("notification is running"));
        return process;
    }

    private static List<Input> guessing(String address) {
        return List.of(RequestJson.login(address, "admin", "guess", 401, "{}").input());
    }

    private boolean told(String address) {
        return posts.stream().anyMatch(post -> post.accepted() && post.body().contains("\"" + address + "\""));
    }

    private Set<String> accepted() {
        return posts.stream().filter(Post::accepted).map(Post::id).collect(Collectors.toSet());
    }

    /** The ids of what must be told, from the topic. */
    private static Set<String> decided(Deployment deployment) {
        return deployment.committed(Topic.DECISIONS).stream()
                .map(record -> DecisionCodec.decodeChange(record.value()))
                .filter(change -> EnumSet.of(DecisionChange.Type.CREATED, DecisionChange.Type.REPLACED)
                                .contains(change.type())
                        && EnumSet.of(Action.ALERT, Action.BLOCK)
                                .contains(change.decision().action())
                        && !change.decision().shadow())
                .map(change -> change.decision().id() + "-" + change.decision().version())
                .collect(Collectors.toSet());
    }

    private static void verifies(Post post) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
        String signed = post.id() + "." + post.timestamp() + "." + post.body();
        assertThat(post.signature())
                .isEqualTo("v1,"
                        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
        assertThat(JsonDocument.parse(post.body().getBytes(StandardCharsets.UTF_8), "message")
                        .text("type"))
                .startsWith("decision.");
    }
}
