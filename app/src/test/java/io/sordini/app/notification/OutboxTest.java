package io.sordini.app.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sordini.app.config.Endpoint;
import io.sordini.core.policy.PolicyReader;
import io.sordini.core.policy.Severity;
import io.sordini.schemas.JsonDocument;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.testkit.Await;
import io.sordini.topology.Metric;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ManualClock clock = new ManualClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @SuppressWarnings("NullAway.Init")
    private Receiver receiver;

    @SuppressWarnings("NullAway.Init")
    private Outbox outbox;

    @SuppressWarnings("NullAway.Init")
    private EndpointMeters meters;

    @BeforeEach
    void start() throws IOException {
        receiver = Receiver.start();
        use(receiver.endpoint(3));
    }

    private void use(Endpoint endpoint) {
        Selection selection = new Selection(endpoint, PolicyReader::defaults);
        outbox = new Outbox(
                endpoint,
                selection,
                new WebhookComposer(),
                new Poster(endpoint, clock),
                new Backoff(new Random(1)),
                clock);
        meters = new EndpointMeters(endpoint.name(), registry, outbox::failing);
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void a_decision_is_posted_with_a_signature_that_verifies() {
        // When
        tell(Changes.block(1));

        // Then
        assertThat(receiver.received()).hasSize(1);
        Receiver.Received one = receiver.received().get(0);
        assertThat(one.id()).isEqualTo("d1-1");
        assertThat(one.timestamp()).isEqualTo(ManualClock.START.getEpochSecond());
        assertThat(one.signature())
                .isEqualTo(Signature.of(
                        Receiver.SECRET,
                        new Message(one.id(), one.body().getBytes(StandardCharsets.UTF_8)),
                        one.timestamp()));
        JsonDocument json = json(one);
        assertThat(json.text("type")).isEqualTo("decision.created");
        assertThat(json.node("data").at("/decision/subject/value").asText()).isEqualTo("192.0.2.1");
        assertThat(outbox.isSettled()).isTrue();
        assertThat(count("delivered")).isEqualTo(1);
    }

    @Test
    void what_fails_is_tried_again_with_the_same_id_and_a_new_time() {
        // Given
        receiver.answer(503, Map.of());

        // When
        outbox.take(Changes.block(1));
        untilAttempts("failed", 1);
        assertThat(outbox.accepts()).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(outbox.failing()).isEqualTo(Duration.ofSeconds(1));
        untilTold();

        // Then
        assertThat(receiver.received()).extracting(Receiver.Received::id).containsExactly("d1-1", "d1-1");
        assertThat(receiver.received().get(1).timestamp())
                .isGreaterThan(receiver.received().get(0).timestamp());
        assertThat(count("failed")).isEqualTo(1);
        assertThat(count("delivered")).isEqualTo(1);
        assertThat(outbox.failing()).isZero();
    }

    @Test
    void an_endpoint_that_asks_to_wait_is_left_alone_for_so_long() {
        // Given
        receiver.answer(429, Map.of("Retry-After", "90"));

        // When
        outbox.take(Changes.block(1));
        untilAttempts("failed", 1);
        clock.advance(Duration.ofSeconds(89));
        outbox.step(meters);
        assertThat(outbox.isUnderWay()).isFalse();
        clock.advance(Duration.ofSeconds(1));
        untilTold();

        // Then
        assertThat(receiver.received()).hasSize(2);
    }

    @Test
    void what_is_refused_is_not_tried_again() {
        for (int status : new int[] {400, 401, 404, 410, 413}) {
            receiver.answer(status, Map.of());
            tell(Changes.block(status - 399));
            clock.advance(Outbox.MINUTE);
        }

        assertThat(receiver.received()).hasSize(5);
        assertThat(count("dead")).isEqualTo(5);
        assertThat(outbox.isSettled()).isTrue();
    }

    @Test
    void a_redirect_is_not_followed() throws IOException {
        try (Receiver elsewhere = Receiver.start()) {
            receiver.answer(307, Map.of("Location", elsewhere.url("/stolen").toString()));

            tell(Changes.block(1));

            assertThat(elsewhere.received()).isEmpty();
            assertThat(receiver.received()).hasSize(1);
            assertThat(count("dead")).isEqualTo(1);
        }
    }

    @Test
    void what_is_too_old_is_given_up_and_the_next_is_told() {
        // Given
        receiver.answer(500, Map.of());
        receiver.answer(500, Map.of());

        // When
        outbox.take(Changes.block(1));
        untilAttempts("failed", 1);
        clock.advance(Delivery.PATIENCE);
        untilTold();
        tell(Changes.block(2));

        // Then
        assertThat(receiver.received()).extracting(Receiver.Received::id).containsExactly("d1-1", "d1-1", "d2-1");
        assertThat(count("dead")).isEqualTo(1);
    }

    @Test
    void nobody_there_is_a_failure_like_any_other() {
        URI gone = receiver.url("/hook");
        receiver.close();
        use(new Endpoint(
                "pager", gone, Receiver.SECRET, Endpoint.Format.WEBHOOK, Set.of(Action.BLOCK), Severity.LOW, false, 3));

        outbox.take(Changes.block(1));
        untilAttempts("failed", 1);

        assertThat(outbox.isSettled()).isFalse();
    }

    @Test
    void a_flood_becomes_one_summary_each_minute_until_it_is_over() {
        // Given
        for (int i = 1; i <= 3; i++) {
            tell(Changes.block(i));
        }

        // When
        for (int i = 4; i <= 103; i++) {
            tell(Changes.change(
                    DecisionChange.Type.CREATED, Action.BLOCK, i % 4 == 0 ? "login-bf-ip" : "sqli", false, i, "Many."));
        }

        // Then
        assertThat(receiver.received()).hasSize(3);
        assertThat(outbox.isSettled())
                .as("nothing is committed while a summary is open")
                .isFalse();
        clock.advance(Outbox.MINUTE);
        untilTold();
        assertThat(receiver.received()).hasSize(4);
        JsonDocument summary = json(receiver.received().get(3));
        assertThat(summary.text("type")).isEqualTo("decision.summary");
        assertThat(summary.node("data").path("decisions").asInt()).isEqualTo(100);
        assertThat(summary.node("data").path("rules").toString())
                .isEqualTo("[{\"rule\":\"sqli\",\"decisions\":75},{\"rule\":\"login-bf-ip\",\"decisions\":25}]");
        assertThat(summary.node("data").path("strongest")).hasSize(Summary.MOST_SUBJECTS);

        // And the flood goes on
        tell(Changes.block(104));
        assertThat(receiver.received()).hasSize(4);
        clock.advance(Outbox.MINUTE);
        untilTold();
        assertThat(json(receiver.received().get(4)).text("type")).isEqualTo("decision.summary");

        // And is over
        tell(Changes.block(105));
        assertThat(json(receiver.received().get(5)).text("type")).isEqualTo("decision.created");
    }

    @Test
    void only_news_that_the_endpoint_wants_is_told() {
        tell(Changes.change(DecisionChange.Type.EXTENDED, Action.BLOCK, "sqli", false, 1, "Longer."));
        tell(Changes.change(DecisionChange.Type.LIFTED, Action.BLOCK, "sqli", false, 2, "Lifted."));
        tell(Changes.change(DecisionChange.Type.CREATED, Action.BLOCK, "sqli", true, 3, "Shadow."));
        tell(Changes.change(DecisionChange.Type.CREATED, Action.THROTTLE, "sqli", false, 4, "Throttled."));
        assertThat(receiver.received()).isEmpty();

        tell(Changes.change(DecisionChange.Type.REPLACED, Action.BLOCK, "sqli", false, 5, "Worse."));
        tell(Changes.change(DecisionChange.Type.CREATED, Action.ALERT, "runaway-guard", false, 6, "Too much."));
        assertThat(receiver.received()).extracting(Receiver.Received::id).containsExactly("d5-1", "d6-1");
    }

    @Test
    void what_was_told_already_is_not_told_again() {
        tell(Changes.block(1));
        tell(Changes.block(1));

        assertThat(receiver.received()).hasSize(1);
    }

    private void tell(DecisionChange change) {
        outbox.take(change);
        untilTold();
    }

    private void untilTold() {
        Await.until("told", LIMIT, () -> {
            outbox.step(meters);
            return outbox.accepts();
        });
    }

    private void untilAttempts(String outcome, int attempts) {
        Await.until(outcome, LIMIT, () -> {
            outbox.step(meters);
            return count(outcome) >= attempts;
        });
    }

    private double count(String outcome) {
        return registry.get(Metric.NOTIFICATIONS.meterName())
                .tags("endpoint", "pager", "outcome", outcome)
                .counter()
                .count();
    }

    private static JsonDocument json(Receiver.Received received) {
        return JsonDocument.parse(received.body().getBytes(StandardCharsets.UTF_8), "message");
    }
}
