package io.sordini.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.app.Console;
import io.sordini.app.Sordini;
import io.sordini.enforcer.Enforcer;
import io.sordini.enforcer.Verdict;
import io.sordini.schemas.JsonDocument;
import io.sordini.schemas.Topic;
import io.sordini.schemas.command.CommandCodec;
import io.sordini.schemas.command.CommandResult;
import io.sordini.schemas.command.CommandResultCodec;
import io.sordini.schemas.subject.Address;
import io.sordini.testkit.Await;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An operator's commands from the command line to an enforcer's verdict and to the audit log. */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // the applications are started once, and stopped by the last one
class OperatorTest {

    private static final System.Logger LOG = System.getLogger(OperatorTest.class.getName());
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MEASURED = 10;
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private static Deployment deployment;

    @SuppressWarnings("NullAway.Init")
    private static SordiniProcess applications;

    @SuppressWarnings("NullAway.Init")
    private static Enforcer enforcer;

    /** When the enforcer had a decision by this reason. */
    private static final Map<String, Instant> SEEN = new ConcurrentHashMap<>();

    /** What a command printed, on both streams. */
    private record Printed(int exit, String text) {
        JsonDocument json() {
            return JsonDocument.parse(text.getBytes(StandardCharsets.UTF_8), "reply");
        }
    }

    @BeforeAll
    static void start() throws Exception {
        deployment = Deployment.start(directory);
        Path policy = directory.resolve("policy.yaml");
        Printed entry = run("keys", "create", "--operator", "ann", "--out", key("ann"));
        Files.writeString(policy, "name: operated\n" + entry.text.replaceFirst("(?s)^.*?(?=operators:)", ""));
        run("keys", "create", "--operator", "ann", "--out", key("mallory"));
        Path config = deployment.runDirectory().resolve(Configuration.FILE);
        Files.writeString(config, Files.readString(config) + "policy.file=" + policy + "\n");
        applications = deployment.startApplications();
        enforcer = Enforcer.builder(Map.copyOf(deployment.client()), Configuration.keys())
                .listener(decision -> SEEN.put(decision.reason(), CLOCK.instant()))
                .start();
        Await.until(
                applications::output,
                LIMIT,
                () -> applications.output().contains("audit is running")
                        && applications.output().contains("enforcement is running"));
        assertThat(enforcer.awaitReady(LIMIT)).isTrue();
    }

    @AfterAll
    static void stop() {
        enforcer.close();
        applications.close();
        deployment.close();
    }

    @Test
    @Order(1)
    void block_reaches_an_enforcer_and_the_audit_log_and_unblock_lifts_it() {
        Printed block = ann("block", "203.0.113.7", "--reason", "ticket 4711", "--for", "30m");

        assertThat(block.exit).as(block.text).isZero();
        assertThat(block.text).startsWith("applied: ip:203.0.113.7 is blocked until ");
        awaitVerdict("203.0.113.7", Verdict.Kind.BLOCK);
        assertThat(verdict("203.0.113.7").reason()).isEqualTo("ticket 4711");
        assertThat(ann("decisions", "list", "203.0.113.0/24").text)
                .containsPattern("ip:203.0.113.7 +block +operator \\(ann\\) +\\S+ \\S+ +ticket 4711");
        assertThat(audited("ticket 4711", "\"class_uid\":3004"))
                .as("the command")
                .contains("\"name\":\"ann\"", "\"actor_is\":\"signed\"", "ip:203.0.113.7");
        assertThat(audited("ticket 4711", "\"class_uid\":2004"))
                .as("the decision")
                .contains("ann", "ip:203.0.113.7");

        Printed unblock = ann("unblock", "203.0.113.7", "--reason", "paid", "--json");

        assertThat(unblock.exit).as(unblock.text).isZero();
        assertThat(unblock.json().text("outcome")).isEqualTo("applied");
        assertThat(unblock.json().number("lifted")).isEqualTo(1);
        awaitVerdict("203.0.113.7", Verdict.Kind.ALLOW);
        assertThat(ann("unblock", "203.0.113.7", "--reason", "again").text).startsWith("unchanged: ");
        assertThat(audited("paid", "\"class_uid\":3004")).contains("\"name\":\"ann\"");
    }

    /** The figures are printed; what a machine under load makes of them is no failure. */
    @Test
    @Order(2)
    void how_soon_blocks_are_in_force_is_measured() {
        List<Long> acknowledged = new ArrayList<>();
        List<Long> answered = new ArrayList<>();
        List<Long> enforced = new ArrayList<>();
        for (int i = 0; i < MEASURED; i++) {
            String reason = "measured " + i;
            Printed block = ann("block", "198.51.100." + i, "--reason", reason, "--json");
            assertThat(block.exit).as(block.text).isZero();
            Await.until(reason, LIMIT, () -> SEEN.containsKey(reason));
            acknowledged.add(block.json().number("acknowledged_ms"));
            answered.add(block.json().number("took_ms"));
            enforced.add(Duration.between(issuedAt(block.json().text("command")), SEEN.get(reason))
                    .toMillis());
        }
        LOG.log(
                System.Logger.Level.INFO,
                "milliseconds since a block was issued: acknowledged {0}, answered {1}, in force {2}",
                sorted(acknowledged),
                sorted(answered),
                sorted(enforced));
        assertThat(sorted(enforced).get(MEASURED / 2)).as("median").isLessThan(15_000);
    }

    @Test
    @Order(3)
    void allow_entry_lifts_what_is_decided_and_prevents_the_next_until_it_is_taken_off() {
        ann("block", "192.0.2.1", "--reason", "first");
        ann("block", "192.0.2.2", "--reason", "second");

        Printed allow = ann("allow", "add", "192.0.2.0/24", "--reason", "partner", "--for", "8h");

        assertThat(allow.exit).as(allow.text).isZero();
        assertThat(allow.text).startsWith("applied: range:192.0.2.0/24 is on the allowlist; 2 decisions are lifted.");
        awaitVerdict("192.0.2.1", Verdict.Kind.ALLOW);
        awaitVerdict("192.0.2.2", Verdict.Kind.ALLOW);
        Printed block = ann("block", "192.0.2.1", "--reason", "third");
        assertThat(block.exit).isEqualTo(1);
        assertThat(block.text).contains("refused", "the entry 192.0.2.0/24", "sordini allow remove 192.0.2.0/24");
        assertThat(ann("allow", "list").text).containsPattern("192.0.2.0/24 +7h 59m +ann +partner");

        Printed remove = ann("allow", "remove", "192.0.2.0/24", "--reason", "over");

        assertThat(remove.text).startsWith("applied: range:192.0.2.0/24 is off the allowlist.");
        assertThat(ann("allow", "list").text).doesNotContain("192.0.2.0/24");
        assertThat(ann("block", "192.0.2.1", "--reason", "fourth").exit).isZero();
        awaitVerdict("192.0.2.1", Verdict.Kind.BLOCK);
    }

    @Test
    @Order(4)
    void token_is_revoked_without_being_shown() {
        Printed revoke = run(
                "Bearer opaque-token\n",
                List.of("revoke", "--token-file", "-", "--reason", "stolen", "--signing-key", key("ann"), "--config"));

        assertThat(revoke.exit).as(revoke.text).isZero();
        assertThat(revoke.text).contains("applied: token:k1.").doesNotContain("opaque-token");
        Await.until(
                "the token is refused",
                LIMIT,
                () -> enforcer.verdict(address("203.0.113.99"), "opaque-token").kind() == Verdict.Kind.REVOKED);
        assertThat(run("opaque-token", List.of("decisions", "list", "--token-file", "-", "--config")).text)
                .containsPattern("token:k1\\.\\S+ +revoke +operator \\(ann\\)");
    }

    @Test
    @Order(5)
    void command_without_the_key_of_a_listed_operator_is_refused_and_audited() {
        Printed unsigned =
                run("", List.of("block", "203.0.113.8", "--actor", "ann", "--reason", "unsigned", "--config"));
        Printed forged = run(
                "", List.of("block", "203.0.113.8", "--signing-key", key("mallory"), "--reason", "forged", "--config"));

        assertThat(unsigned.exit).isEqualTo(1);
        assertThat(unsigned.text).contains("refused", "it is not signed", "--signing-key");
        assertThat(forged.exit).isEqualTo(1);
        assertThat(forged.text).contains("refused", "a key that the policy does not list");
        assertThat(audited("forged", "\"class_uid\":3004")).contains("\"actor_is\":\"refused\"");
        assertThat(verdict("203.0.113.8").kind()).isEqualTo(Verdict.Kind.ALLOW);
    }

    @Test
    @Order(6)
    void captured_command_is_not_carried_out_twice() {
        Printed block = ann("block", "203.0.113.10", "--reason", "captured", "--json");
        ann("unblock", "203.0.113.10", "--reason", "free");
        String id = block.json().text("command");
        ConsumerRecord<byte[], byte[]> captured = command(id);

        try (Feed mallory = deployment.feed()) {
            mallory.produce(new Input(Topic.COMMANDS, "ip:203.0.113.10", captured.value()));
            Await.until("two answers", LIMIT, () -> answers(id).size() == 2);
        }

        assertThat(answers(id))
                .extracting(CommandResult::outcome)
                .containsExactly(CommandResult.Outcome.APPLIED, CommandResult.Outcome.REFUSED);
        awaitVerdict("203.0.113.10", Verdict.Kind.ALLOW);
    }

    @Test
    @Order(7)
    void watch_shows_what_is_decided_until_it_is_told_to_end() throws Exception {
        try (SordiniProcess watch = SordiniProcess.start(
                deployment.runDirectory(), "watch", "decisions", "watch", "203.0.113.0/24", "--config", config())) {
            Await.until(watch::output, LIMIT, () -> watch.output().contains("watching"));
            ann("block", "198.51.100.200", "--reason", "not wanted");
            ann("block", "203.0.113.11", "--reason", "\u001b[31mred");
            Await.until(watch::output, LIMIT, () -> watch.output().contains("ip:203.0.113.11"));
            watch.terminate();

            assertThat(watch.exitCode(LIMIT)).isZero();
            assertThat(watch.output())
                    .containsPattern("created +block +ip:203.0.113.11 +operator \\(ann\\) +until \\S+ +\ufffd\\[31mred")
                    .doesNotContain("198.51.100.200", "\u001b");
        }
    }

    @Test
    @Order(8)
    void decision_is_explained_by_what_is_on_record_until_that_is_gone() throws Exception {
        guess("198.18.0.7");
        awaitVerdict("198.18.0.7", Verdict.Kind.BLOCK);

        Printed explained = ann("explain", "198.18.0.7");

        assertThat(explained.exit).as(explained.text).isZero();
        assertThat(explained.text)
                .contains("in force  block ip:198.18.0.7 by login-bf-ip", "Into a bucket for 5", "event")
                .contains("with the same figures", "verdict   supported")
                .contains("POST /token 401")
                .doesNotContain("hunter2");
        Printed json = ann("explain", "198.18.0.7", "--format", "json");
        assertThat(json.json().text("verdict")).isEqualTo("supported");
        assertThat(json.json().node("events")).hasSize(6).allSatisfy(event -> {
            assertThat(event.path("origin").asText()).matches("request-events-[0-3]@[0-9]+");
            assertThat(event.path("state").asText()).isEqualTo("recorded");
            assertThat(event.path("masked").path("method").asText()).isEqualTo("POST");
        });
        String id = json.json().node("decision").path("id").asText();
        assertThat(ann("explain", id).text).isEqualTo(explained.text.replaceAll("in force .* left\n", "$0"));

        Path milder = Files.writeString(directory.resolve("milder.yaml"), """
                name: milder
                rules:
                  - {name: login-bf-ip, what: guessing, on: login_failed, subject: ip, kind: leaky, capacity: 9, leak: 10s,
                     severity: high, action: block, duration: 4h}
                """);
        Printed unsupported = ann("explain", id, "--policy", milder.toString());
        assertThat(unsupported.exit).as(unsupported.text).isEqualTo(1);
        assertThat(unsupported.text).contains("do not make login-bf-ip fire", "verdict   not supported");

        audited(id, "\"class_uid\":2004");
        deleteEvents();
        Printed gone = ann("explain", id);
        assertThat(gone.exit).as(gone.text).isZero();
        assertThat(gone.text)
                .contains("audited", "Authentication", "verdict   supported")
                .contains("Derived from masked records where events gone, audit records 6 of 6 found")
                .doesNotContain("hunter2");
    }

    @Test
    @Order(9)
    void decision_is_explained_by_events_that_their_reader_named() {
        try (Feed reader = deployment.feed()) {
            for (int i = 0; i < 6; i++) {
                reader.produce(failure("198.18.0.8", i));
            }
            awaitVerdict("198.18.0.8", Verdict.Kind.BLOCK);
        }

        Printed explained = ann("explain", "198.18.0.8");

        assertThat(explained.exit).as(explained.text).isZero();
        assertThat(explained.text).contains("events:6", "verdict   supported");
    }

    @Test
    @Order(10)
    void undo_lifts_a_block_and_what_came_of_it_on_whatever_partition() throws Exception {
        guess("198.18.0.9");
        awaitVerdict("198.18.0.9", Verdict.Kind.BLOCK);
        try (Feed service = deployment.feed()) {
            service.produce(new Input(
                    Topic.AUTH_EVENTS,
                    "198.18.0.9",
                    "{\"type\":\"login_succeeded\",\"client_ip\":\"198.18.0.9\",\"user\":\"user1\",\"session_id\":\"s9\"}"
                            .getBytes(StandardCharsets.UTF_8)));
            Await.until("the session is revoked", LIMIT, () -> sessions().contains("success-after-attack-ip"));
        }
        String session = JsonDocument.parse(
                        sessions().lines().findFirst().orElseThrow().getBytes(StandardCharsets.UTF_8), "decision")
                .text("id");
        Printed explained = ann("explain", session);
        assertThat(explained.exit).as(explained.text).isZero();
        assertThat(explained.text).contains("It came from decision ", "took part in it", "verdict   supported");
        String block = ann("explain", "198.18.0.9", "--format", "json")
                .json()
                .node("decision")
                .path("id")
                .asText();

        Printed undo = ann("undo", block, "--reason", "a test of ours");

        assertThat(undo.exit).as(undo.text).isZero();
        assertThat(undo.text).startsWith("applied: ").contains("1 other subject is told");
        awaitVerdict("198.18.0.9", Verdict.Kind.ALLOW);
        Await.until("the session is free", LIMIT, () -> !sessions().contains("success-after-attack-ip"));
        assertThat(audited(session, "\"change\":\"lifted\"")).contains("a test of ours", "ann");
        assertThat(ann("undo", block, "--reason", "again").text).startsWith("unchanged: ");
    }

    private static String sessions() {
        return ann("decisions", "list", "--scope", "session", "--json").text;
    }

    private static Input failure(String address, int user) {
        return RequestJson.login(address, "user" + user, "hunter2", 401, "{}").input();
    }

    /** Six failed logins; nobody gives them an origin but the place where they stand. */
    private static void guess(String address) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.copyOf(deployment.client()), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < 6; i++) {
                producer.send(new ProducerRecord<>(
                                Topic.REQUEST_EVENTS.name(Deployment.PREFIX),
                                address.getBytes(StandardCharsets.UTF_8),
                                failure(address, i).value()))
                        .get();
            }
        }
    }

    private static void deleteEvents() {
        Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
        deployment
                .reader()
                .ends(IsolationLevel.READ_COMMITTED, List.of(Topic.REQUEST_EVENTS.name(Deployment.PREFIX)))
                .forEach((partition, end) -> all.put(partition, RecordsToDelete.beforeOffset(end)));
        Answer.of(deployment.admin().deleteRecords(all).all());
    }

    @Test
    @Order(15)
    void policy_is_taken_over_by_what_runs_and_found_again_after_a_kill() throws Exception {
        // Given
        String operators = Files.readString(directory.resolve("policy.yaml")).replaceFirst("name: operated\n", "");
        Path two = Files.writeString(directory.resolve("two.yaml"), "name: two\n" + operators + GUESSING);
        Path three = Files.writeString(directory.resolve("three.yaml"), "name: three\n" + operators);
        Path broken = Files.writeString(
                directory.resolve("broken.yaml"), "name: broken\nlimitz: []\nrules: [{name: x, kind: leaky}]\n");

        // When
        Printed refused = applyPolicy(broken);
        boolean nothing = published().isEmpty();
        Printed applied = applyPolicy(two);

        // Then
        assertThat(refused.exit).isEqualTo(1);
        assertThat(refused.text).contains("broken.yaml:2: limitz", "broken.yaml:3: rules[0].");
        assertThat(nothing).as("nothing was published").isTrue();
        assertThat(applied.exit).as(applied.text + "\n" + applications.output()).isZero();
        assertThat(applied.text)
                .contains("published: two@", " as default in place of none, at sordini.policy-")
                .contains("applied: all " + Deployment.PARTITIONS + " partitions decide under it");
        assertThat(audited("\"uid\":\"policy:default\"", "\"class_uid\":3004"))
                .contains("\"version\":\"two@", "\"comment\":\"ticket 9\"", "{\"user\":{\"name\":\"ann\"}}")
                .contains("\"type\":\"apply\"", "\"actor_is\":\"signed\"", "\"to\":\"two@");
        guessByEvents("203.0.113.20");
        awaitVerdict("203.0.113.20", Verdict.Kind.BLOCK);
        assertThat(ann("decisions", "list", "203.0.113.20", "--json").text)
                .contains("\"rule\":\"guessing\"", "\"policy_version\":\"two@");

        Printed explained = ann("explain", "203.0.113.20");
        assertThat(explained.text).contains(", published as default since ", "verdict   supported");

        // What is no policy, from whomever, changes nothing for what runs and for what starts.
        try (Feed mallory = deployment.feed()) {
            mallory.produce(
                    new Input(Topic.POLICY, "policy:default", "name: [broken".getBytes(StandardCharsets.UTF_8)));
            Await.until(applications::output, LIMIT, () -> applications.output().contains("Policy refused"));
        }
        applications.kill();
        applications = deployment.startApplications();
        Await.until(applications::output, LIMIT, () -> applications.output().contains("enforcement is running"));
        assertThat(applications.output()).contains("policy two@");
        guessByEvents("203.0.113.21");
        awaitVerdict("203.0.113.21", Verdict.Kind.BLOCK);

        // Going back is meant.
        assertThat(applyPolicy(three).text).contains("published: three@");
        Printed back = applyPolicy(two);
        assertThat(back.exit).isEqualTo(1);
        assertThat(published()).last().asString().startsWith("name: three");
        assertThat(applyPolicy(two, "--rollback").text).contains("in place of three@", "applied: all ");
        assertThat(applyPolicy(two).text).startsWith("unchanged: two@");
        assertThat(run("policy", "show", "--config", config()).text)
                .contains("two@", ", in force as default since ", "| guessing |");
        assertThat(run("policy", "show", "--published", "default", "--config", config()).text)
                .contains("two@", " is published as default since ", "| guessing |");
        assertThat(run("policy", "show", "--published", "default", "--document", "--config", config()).text)
                .isEqualTo(Files.readString(two));
    }

    private static final String GUESSING = """
            rules:
              - {name: guessing, kind: leaky, subject: ip, on: login_failed, capacity: 2, leak: 1h,
                 action: block, duration: 1h}
            """;

    /** Three wrong passwords. */
    private static void guessByEvents(String address) {
        String event = "{\"type\":\"login_failed\",\"user\":\"bob\",\"client_ip\":\"" + address + "\"}";
        try (Feed feed = deployment.feed()) {
            for (int i = 0; i < 3; i++) {
                feed.produce(new Input(Topic.AUTH_EVENTS, address, event.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    /** The policy documents on their topic. */
    private static List<String> published() {
        return deployment.committed(Topic.POLICY).stream()
                .filter(record -> new String(record.key(), StandardCharsets.UTF_8).startsWith("policy:"))
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    @Order(20)
    void command_that_nobody_answers_says_what_may_come_of_it() throws Exception {
        applications.terminate();
        applications.exitCode(LIMIT);

        Printed block = ann("block", "203.0.113.12", "--reason", "down", "--timeout", "1s");

        assertThat(block.exit).isEqualTo(1);
        assertThat(block.text)
                .contains("there was no answer within ", "may still take effect", "enforcement is running")
                .contains(Deployment.PREFIX + "command-results");
    }

    private static List<Long> sorted(List<Long> values) {
        return values.stream().sorted().toList();
    }

    private static Printed ann(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (all.contains("--reason")) {
            all.addAll(List.of("--signing-key", key("ann")));
        }
        all.add("--config");
        return run("", all);
    }

    private static Printed applyPolicy(Path policy, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("policy", "apply", policy.toString(), "--signing-key", key("ann"), "--reason", "ticket 9"));
        arguments.addAll(List.of(more));
        arguments.add("--config");
        return run("", arguments);
    }

    private static Printed run(String... arguments) {
        return execute("", arguments);
    }

    /** The command with the configuration behind its last argument. */
    private static Printed run(String in, List<String> arguments) {
        return execute(
                in, Stream.concat(arguments.stream(), Stream.of(config())).toArray(String[]::new));
    }

    private static Printed execute(String in, String... arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int exit = Sordini.commandLine(
                        Console.of(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), printed, printed))
                .execute(arguments);
        return new Printed(exit, printed.toString(StandardCharsets.UTF_8));
    }

    private static String config() {
        return deployment.runDirectory().resolve(Configuration.FILE).toString();
    }

    private static String key(String name) {
        return directory.resolve(name + ".key").toString();
    }

    private static Address address(String text) {
        return Address.parse(text).orElseThrow();
    }

    private static Verdict verdict(String address) {
        return enforcer.verdict(address(address), null);
    }

    private static void awaitVerdict(String address, Verdict.Kind kind) {
        Await.until(
                () -> address + " is " + verdict(address),
                LIMIT,
                () -> verdict(address).kind() == kind);
    }

    /** The audit record, once there is one, that contains each of the texts. */
    private static String audited(String... texts) {
        List<String> found = new ArrayList<>();
        Await.until(() -> "audited: " + Arrays.toString(texts), LIMIT, () -> {
            deployment.committed(Topic.AUDIT_LOG).stream()
                    .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                    .filter(text -> Arrays.stream(texts).allMatch(text::contains))
                    .forEach(found::add);
            return !found.isEmpty();
        });
        return found.get(0);
    }

    private static ConsumerRecord<byte[], byte[]> command(String id) {
        return deployment.committed(Topic.COMMANDS).stream()
                .filter(record -> CommandCodec.decode(record.value()).id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Instant issuedAt(String id) {
        return Objects.requireNonNull(CommandCodec.decode(command(id).value()).issuedAt());
    }

    private static List<CommandResult> answers(String id) {
        return deployment.committed(Topic.COMMAND_RESULTS).stream()
                .map(record -> CommandResultCodec.decode(record.value()))
                .filter(answer -> answer.command().equals(id))
                .toList();
    }
}
