package io.sordini.core.audit;

import static io.sordini.core.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sordini.core.Samples;
import io.sordini.core.fold.Fold;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.Publication;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.command.CommandCodec;
import io.sordini.schemas.command.PolicyOrder;
import io.sordini.schemas.command.PolicyOrderCodec;
import io.sordini.schemas.command.SigningKey;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.DecisionCodec;
import io.sordini.schemas.decision.Evidence;
import io.sordini.schemas.policy.AllowEntry;
import io.sordini.schemas.policy.AllowEntryCodec;
import io.sordini.schemas.subject.Network;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import io.sordini.testkit.JsonSchemas;
import io.sordini.testkit.ReferenceData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Sordini and its operators did, in the audit log. */
class OwnRecordsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<Integer, String> CLASSES = Map.of(
            2004, "detection_finding", 3001, "account_change", 3004, "entity_management", 6008, "application_error");
    private static final SigningKey ANN = SigningKey.generate("ann", new SecureRandom());

    private final Auditor auditor = new Auditor(PolicyReader.defaults(), Samples.KEYS);

    @Test
    void aCommandNamesActorReasonAndSubject() {
        AuditRecord record = command(Command.Type.BLOCK, "ip:203.0.113.66", "card 4111 1111 1111 1111", null);

        JsonNode tree = tree(record);
        assertThat(record.classUid()).isEqualTo(3004);
        assertThat(record.key()).isEqualTo("203.0.113.66");
        assertThat(tree.at("/activity_name").asText()).isEqualTo("Suspend");
        assertThat(tree.at("/actor/user/name").asText()).isEqualTo("ann");
        assertThat(tree.at("/comment").asText()).isEqualTo("card [CARD]");
        assertThat(tree.at("/entity/uid").asText()).isEqualTo("ip:203.0.113.66");
        assertThat(tree.at("/status").asText()).isEqualTo("Success");
        assertThat(tree.at("/unmapped/command/type").asText()).isEqualTo("block");
        assertThat(tree.at("/unmapped/command/actor_is").asText()).isEqualTo("claimed");
        assertThat(tree.at("/unmapped/command/duration_s").asInt()).isEqualTo(60);
    }

    @ParameterizedTest
    @EnumSource(Command.Type.class)
    void everyCommandConformsToItsClass(Command.Type type) {
        String subject = type.concernsMany() ? "range:198.51.100.0/24" : "user:u1.abc";
        AuditRecord record = command(type, subject, "why", ANN);

        assertThat(record.classUid()).isEqualTo(type.concernsMany() ? 3004 : 3001);
        assertThat(record.key()).isEqualTo(subject);
        assertThat(schema(record).violations(record.value())).isEmpty();
    }

    private static Auditor guarded() {
        return new Auditor(
                PolicyReader.read(
                        "p",
                        "name: p\noperators: [{name: ann, key: "
                                + ANN.publicKey().text() + "}]\n"),
                Samples.KEYS);
    }

    @Test
    void aRefusedCommandIsAFailureThatSaysWhy() {
        Auditor guarded = guarded();
        SourceRecord unsigned = Samples.command(Command.Type.BLOCK, "ip:192.0.2.1", null, T0, T0, 1);
        SourceRecord signed = Samples.command(Command.Type.BLOCK, "ip:192.0.2.1", ANN, T0, T0, 2);

        JsonNode refused = tree(guarded.audit(unsigned, T0));
        assertThat(refused.at("/status").asText()).isEqualTo("Failure");
        assertThat(refused.at("/status_detail").asText()).contains("not signed");
        assertThat(refused.at("/unmapped/command/actor_is").asText()).isEqualTo("refused");
        JsonNode obeyed = tree(guarded.audit(signed, T0));
        assertThat(obeyed.at("/status").asText()).isEqualTo("Success");
        assertThat(obeyed.at("/unmapped/command/actor_is").asText()).isEqualTo("signed");
        assertThat(obeyed.at("/unmapped/command/signing_key").asText())
                .isEqualTo(ANN.publicKey().fingerprint());
    }

    @Test
    void aDecisionIsAFindingWithItsEvidence() {
        AuditRecord record = decisions().get(0);

        JsonNode tree = tree(record);
        assertThat(record.classUid()).isEqualTo(2004);
        assertThat(record.key()).isEqualTo("203.0.113.66");
        assertThat(tree.at("/activity_name").asText()).isEqualTo("Create");
        assertThat(tree.at("/finding_info/title").asText()).isEqualTo("login-bf-ip");
        assertThat(tree.at("/finding_info/attacks/0/technique/uid").asText()).isEqualTo("T1110.001");
        assertThat(tree.at("/disposition").asText()).isEqualTo("Blocked");
        assertThat(tree.at("/evidences/0/src_endpoint/ip").asText()).isEqualTo("203.0.113.66");
        assertThat(tree.at("/unmapped/decision/origins")).hasSize(6);
        assertThat(tree.at("/unmapped/decision/arithmetic/capacity").asInt()).isEqualTo(5);
        assertThat(schema(record).violations(record.value())).isEmpty();
    }

    @Test
    void anyDecisionConformsToItsClass() {
        JsonSchemas findings = JsonSchemas.ofFile(ReferenceData.require("ocsf").resolve("detection_finding.json"));
        for (Action action : Action.values()) {
            for (Scope scope : Scope.values()) {
                for (DecisionChange.Type type : DecisionChange.Type.values()) {
                    DecisionChange change = new DecisionChange(type, Instant.EPOCH, decision(action, scope));
                    SourceRecord source =
                            new SourceRecord(Topic.DECISIONS, "k", DecisionCodec.encode(change), T0, "decisions-0@1");
                    AuditRecord record = auditor.audit(source, T0);
                    assertThat(record.classUid()).isEqualTo(2004);
                    assertThat(findings.violations(record.value())).isEmpty();
                }
            }
        }
    }

    @Test
    void anAllowEntryIsAuditedWhenItComesAndWhenItGoes() {
        byte[] entry = AllowEntryCodec.encode(new AllowEntry(
                Network.parse("192.0.2.1").orElseThrow(),
                "monitoring",
                "ann",
                Instant.ofEpochMilli(T0),
                Instant.ofEpochMilli(T0 + 1)));
        AuditRecord added = auditor.audit(policy("allow:ip:192.0.2.1", entry), T0);
        AuditRecord removed = auditor.audit(policy("allow:ip:192.0.2.1", null), T0);

        assertThat(tree(added).at("/activity_name").asText()).isEqualTo("Create");
        assertThat(tree(removed).at("/activity_name").asText()).isEqualTo("Delete");
        for (AuditRecord record : List.of(added, removed)) {
            assertThat(tree(record).at("/entity/uid").asText()).isEqualTo("allow:ip:192.0.2.1");
            assertThat(schema(record).violations(record.value())).isEmpty();
        }
    }

    @Test
    void whatIsOffTheSchemaOfItsTopicIsAnErrorWithoutContent() {
        for (SourceRecord source : List.of(
                new SourceRecord(Topic.COMMANDS, "ip:hunter2", bytes("{\"type\":\"hunter2\"}"), T0, "t:1"),
                new SourceRecord(Topic.DECISIONS, "hunter2", bytes("hunter2"), T0, "t:2"),
                policy("allow:hunter2", bytes("{}")),
                policy("hunter2", null),
                new SourceRecord(Topic.COMMANDS, null, bytes("x".repeat(Topic.MAX_VALUE_BYTES + 1)), T0, "t:3"))) {
            AuditRecord record = auditor.audit(source, T0);

            assertThat(record.classUid()).isEqualTo(6008);
            assertThat(record.key()).isEqualTo("unknown");
            assertThat(text(record)).doesNotContain("hunter2");
            assertThat(schema(record).violations(record.value())).isEmpty();
        }
    }

    /** The audit records of the decisions that six failed logins lead to. */
    private List<AuditRecord> decisions() {
        List<Publication> published = new ArrayList<>();
        Fold fold = new Fold(PolicyReader.defaults(), Samples.KEYS, T0 + 60_000, ignored -> {}, published::add);
        for (int i = 1; i <= 6; i++) {
            fold.accept(Samples.login("203.0.113.66", "bob", 401, T0, i));
        }
        return published.stream()
                .filter(publication -> publication.topic() == Topic.DECISIONS)
                .map(publication -> auditor.audit(
                        new SourceRecord(
                                Topic.DECISIONS,
                                publication.key(),
                                Objects.requireNonNull(publication.value()),
                                T0,
                                "decisions-0@0"),
                        T0))
                .toList();
    }

    private static Decision decision(Action action, Scope scope) {
        String value = switch (scope) {
            case IP -> "2001:db8::/64";
            case RANGE -> "198.51.100.0/24";
            default -> "k1.abc";
        };
        return new Decision(
                "d1",
                new Subject(scope, value),
                action,
                "rule",
                scope == Scope.RANGE,
                "why",
                Instant.ofEpochMilli(T0),
                Instant.ofEpochMilli(T0 + 1000),
                0,
                1,
                "p@1",
                List.of("attack.t1110", "oat-007"),
                scope == Scope.IP ? "ann" : null,
                new Evidence(
                        Map.of("capacity", 5L), 1, Instant.ofEpochMilli(T0), Instant.ofEpochMilli(T0), List.of("f:1")));
    }

    @Test
    void aPolicyThatIsPublishedIsNamedWithItsVersionAndNotRepeated() {
        String document = "name: strict\nallow: [{value: 192.0.2.1, reason: card 4111 1111 1111 1111}]\n";
        AuditRecord record = auditor.audit(policy("policy:default", bytes(document)), T0);

        JsonNode entity = tree(record).get("entity");
        assertThat(record.classUid()).isEqualTo(3004);
        assertThat(record.key()).isEqualTo("policy:default");
        assertThat(entity.get("uid").textValue()).isEqualTo("policy:default");
        assertThat(entity.get("name").textValue()).isEqualTo("strict");
        assertThat(entity.get("version").textValue())
                .isEqualTo(PolicyReader.read("p", document).label());
        assertThat(tree(record).get("status").textValue()).isEqualTo("Success");
        assertThat(text(record)).doesNotContain("4111", "192.0.2.1");
        assertThat(schema(record).violations(tree(record))).isEmpty();
    }

    @Test
    void aPolicyThatIsPublishedSaysWhoDidItWhyAndWhatItReplaced() {
        byte[] document = bytes("name: next\n");
        JsonNode tree = tree(guarded().audit(published(document, ANN.sign(order(document, "ann"))), T0));

        assertThat(tree.at("/actor/user/name").asText()).isEqualTo("ann");
        assertThat(tree.at("/comment").asText()).isEqualTo("card [CARD]");
        assertThat(tree.at("/message").asText()).contains("next@", " in place of strict@0e5b1c2f9a37.");
        assertThat(tree.at("/unmapped/command/actor_is").asText()).isEqualTo("signed");
        assertThat(tree.at("/unmapped/command/from").asText()).isEqualTo("strict@0e5b1c2f9a37");
        assertThat(tree.at("/unmapped/command/to").asText()).isEqualTo("next@000000000000");
        assertThat(tree.at("/unmapped/command/issued_at").asText()).isNotEmpty();
        assertThat(tree.at("/severity_id").asInt()).isEqualTo(1);
    }

    @Test
    void whoeverPublishesAPolicyWithoutAnOrderThatFitsIsNotTakenAtTheirWord() {
        byte[] document = bytes("name: next\n");
        PolicyOrder unsigned = order(document, "ann");
        PolicyOrder another = ANN.sign(order(bytes("name: other\n"), "ann"));
        PolicyOrder posing = ANN.sign(order(document, "bob"));

        for (PolicyOrder doubtful : List.of(unsigned, another, posing)) {
            AuditRecord record = guarded().audit(published(document, doubtful), T0);
            assertThat(tree(record).at("/unmapped/command/actor_is").asText()).isEqualTo("refused");
            assertThat(tree(record).at("/status_detail").asText()).startsWith("Nobody vouches for the actor: ");
            assertThat(tree(record).at("/severity").asText()).isEqualTo("Medium");
            assertThat(schema(record).violations(tree(record))).isEmpty();
        }
        assertThat(tree(auditor.audit(published(document, unsigned), T0))
                        .at("/unmapped/command/actor_is")
                        .asText())
                .isEqualTo("claimed");
        SourceRecord hostile =
                new SourceRecord(Topic.POLICY, "policy:default", document, T0, "policy-0@1", bytes("{\"id\":1"));
        assertThat(tree(auditor.audit(hostile, T0))
                        .at("/unmapped/command/actor_is")
                        .asText())
                .isEqualTo("unstated");
    }

    private static SourceRecord published(byte[] document, PolicyOrder order) {
        return new SourceRecord(
                Topic.POLICY, "policy:default", document, T0, "policy-0@1", PolicyOrderCodec.encode(order));
    }

    private static PolicyOrder order(byte[] document, String actor) {
        return new PolicyOrder(
                "c1",
                "default",
                "next@000000000000",
                PolicyOrder.sha256(document),
                "strict@0e5b1c2f9a37",
                actor,
                "card 4111 1111 1111 1111",
                Instant.ofEpochMilli(T0),
                null);
    }

    @Test
    void whatIsPublishedAndIsNoPolicyIsAFailure() {
        AuditRecord record = auditor.audit(policy("policy:default", bytes("name: x\nlimitz: [secret]\n")), T0);

        assertThat(tree(record).get("status").textValue()).isEqualTo("Failure");
        assertThat(text(record)).doesNotContain("secret");
        assertThat(schema(record).violations(tree(record))).isEmpty();
        AuditRecord gone = auditor.audit(policy("policy:default", null), T0);
        assertThat(tree(gone).get("activity_name").textValue()).isEqualTo("Delete");
        assertThat(auditor.audit(policy("policy:default", new byte[] {(byte) 0xff}), T0)
                        .classUid())
                .isEqualTo(6008);
    }

    private AuditRecord command(Command.Type type, String subject, String reason, @Nullable SigningKey key) {
        Command command = new Command(
                "c1",
                type,
                Subject.parse(subject).orElseThrow(),
                "ann",
                reason,
                Duration.ofMinutes(1),
                type == Command.Type.UNDO ? "0".repeat(32) : null,
                Instant.ofEpochMilli(T0),
                null);
        byte[] value = CommandCodec.encode(key == null ? command : key.sign(command));
        return auditor.audit(new SourceRecord(Topic.COMMANDS, subject, value, T0, "commands-0@1"), T0);
    }

    @SuppressWarnings("NullAway") // the annotation on an array type is not read from a class file
    private static SourceRecord policy(String key, byte @Nullable [] value) {
        return new SourceRecord(Topic.POLICY, key, value, T0, "policy-0@1");
    }

    private static JsonSchemas schema(AuditRecord record) {
        return JsonSchemas.ofFile(ReferenceData.require("ocsf")
                .resolve(Objects.requireNonNull(CLASSES.get(record.classUid())) + ".json"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(AuditRecord record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    private static JsonNode tree(AuditRecord record) {
        try {
            return MAPPER.readTree(record.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
