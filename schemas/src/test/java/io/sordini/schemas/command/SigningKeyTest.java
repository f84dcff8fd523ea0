package io.sordini.schemas.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sordini.schemas.CodecException;
import io.sordini.schemas.Generators;
import io.sordini.schemas.subject.Subject;
import io.sordini.testkit.Laws;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SigningKeyTest {

    private static final SigningKey ALICE = SigningKey.generate("alice", new SecureRandom());
    private static final SigningKey BOB = SigningKey.generate("bob", new SecureRandom());
    private static final Instant ISSUED = Instant.parse("2026-01-31T12:00:00.123Z");

    @Test
    void aSignedCommandIsVerifiedAfterItsJsonForm() {
        Laws.forAll(1, 200, random -> Generators.command(random), command -> {
            Command signed = ALICE.sign(issued(command));

            assertThat(ALICE.publicKey().verifies(CommandCodec.decode(CommandCodec.encode(signed))))
                    .isTrue();
            assertThat(BOB.publicKey().verifies(signed)).isFalse();
        });
    }

    @Test
    void noFieldCanBeChangedAfterwards() {
        Command signed = ALICE.sign(command("op-1", "scraping", Duration.ofHours(1), ISSUED));
        Command.Signature signature = Objects.requireNonNull(signed.signature());

        assertThat(List.of(
                        command("op-2", "scraping", Duration.ofHours(1), ISSUED).signed(signature),
                        command("op-1", "scraping.", Duration.ofHours(1), ISSUED)
                                .signed(signature),
                        command("op-1", "scraping", Duration.ofHours(2), ISSUED).signed(signature),
                        command("op-1", "scraping", null, ISSUED).signed(signature),
                        command("op-1", "scraping", Duration.ofHours(1), ISSUED.plusMillis(1))
                                .signed(signature),
                        of(signed, Command.Type.UNBLOCK, signed.subject(), "alice")
                                .signed(signature),
                        of(signed, signed.type(), Subject.parse("ip:192.0.2.2").orElseThrow(), "alice")
                                .signed(signature),
                        of(signed, signed.type(), signed.subject(), "bob").signed(signature)))
                .noneMatch(ALICE.publicKey()::verifies);
        assertThat(ALICE.publicKey().verifies(signed)).isTrue();
    }

    @Test
    void anOrderToPublishAPolicyIsVerifiedAfterItsJsonFormAndNoFieldCanBeChanged() {
        PolicyOrder order = order("op-1", "default", "a@1", "0", "b@2", "alice", "why", ISSUED);
        PolicyOrder signed = PolicyOrderCodec.decode(PolicyOrderCodec.encode(ALICE.sign(order)));
        Command.Signature signature = Objects.requireNonNull(signed.signature());

        assertThat(ALICE.publicKey().verifies(signed)).isTrue();
        assertThat(BOB.publicKey().verifies(signed)).isFalse();
        assertThat(List.of(
                        order("op-2", "default", "a@1", "0", "b@2", "alice", "why", ISSUED),
                        order("op-1", "other", "a@1", "0", "b@2", "alice", "why", ISSUED),
                        order("op-1", "default", "a@2", "0", "b@2", "alice", "why", ISSUED),
                        order("op-1", "default", "a@1", "1", "b@2", "alice", "why", ISSUED),
                        order("op-1", "default", "a@1", "0", null, "alice", "why", ISSUED),
                        order("op-1", "default", "a@1", "0", "b@2", "bob", "why", ISSUED),
                        order("op-1", "default", "a@1", "0", "b@2", "alice", "because", ISSUED),
                        order("op-1", "default", "a@1", "0", "b@2", "alice", "why", ISSUED.plusMillis(1))))
                .allSatisfy(changed -> assertThat(ALICE.publicKey().verifies(changed.signed(signature)))
                        .isFalse());
        assertThat(new String(order.signedContent(), StandardCharsets.UTF_8)).startsWith("sordini policy 1\n");
    }

    @Test
    void whatIsNoOrderToPublishAPolicyIsRefused() {
        for (String bytes : List.of(
                "", "[]", "{}", "{\"id\":\"a\"}", "x".repeat(20_000), encoded().replace("alice", "a".repeat(257)))) {
            assertThatThrownBy(() -> PolicyOrderCodec.decode(bytes.getBytes(StandardCharsets.UTF_8)))
                    .as(bytes)
                    .isInstanceOf(CodecException.class);
        }
        assertThat(PolicyOrderCodec.decode(encoded().getBytes(StandardCharsets.UTF_8))
                        .replaces())
                .isNull();
    }

    private static String encoded() {
        return new String(
                PolicyOrderCodec.encode(order("op-1", "default", "a@1", "0", null, "alice", "why", ISSUED)),
                StandardCharsets.UTF_8);
    }

    private static PolicyOrder order(
            String id,
            String name,
            String policy,
            String digit,
            @Nullable String replaces,
            String actor,
            String reason,
            Instant issuedAt) {
        return new PolicyOrder(id, name, policy, digit.repeat(64), replaces, actor, reason, issuedAt, null);
    }

    @Test
    void textCannotMoveFromOneFieldToTheNext() {
        Command signed = ALICE.sign(new Command(
                "a", Command.Type.BLOCK, Subject.parse("ip:192.0.2.1").orElseThrow(), "bc", "d", null, ISSUED, null));
        Command moved =
                new Command("a", Command.Type.BLOCK, signed.subject(), "b", "cd", null, ISSUED, signed.signature());

        assertThat(ALICE.publicKey().verifies(moved)).isFalse();
    }

    @Test
    void theDecisionThatIsToBeUndoneIsSignedToo() {
        Command signed = ALICE.sign(undo("0".repeat(32)));

        assertThat(ALICE.publicKey().verifies(signed)).isTrue();
        assertThat(ALICE.publicKey().verifies(undo("1".repeat(32)).signed(Objects.requireNonNull(signed.signature()))))
                .isFalse();
    }

    private static Command undo(String decision) {
        return new Command(
                "a",
                Command.Type.UNDO,
                Subject.parse("ip:192.0.2.1").orElseThrow(),
                "alice",
                "d",
                null,
                decision,
                ISSUED,
                null);
    }

    @Test
    void anUnsignedCommandAndOneSignedWithNonsenseAreNotVerified() {
        Command command = command("op-1", "scraping", null, ISSUED);

        assertThat(ALICE.publicKey().verifies(command)).isFalse();
        assertThat(ALICE.publicKey()
                        .verifies(command.signed(
                                new Command.Signature(ALICE.publicKey().fingerprint(), "not base64!"))))
                .isFalse();
    }

    @Test
    void aKeyIsReadBackFromItsPem() {
        SigningKey read = SigningKey.parsePem(ALICE.toPem());

        assertThat(read.operator()).isEqualTo("alice");
        assertThat(read.publicKey()).isEqualTo(ALICE.publicKey());
        assertThat(ALICE.publicKey().verifies(read.sign(command("op-1", "x", null, ISSUED))))
                .isTrue();
        assertThat(VerifyingKey.parse(ALICE.publicKey().text())).isEqualTo(ALICE.publicKey());
    }

    @Test
    void damagedKeysAreRefusedWithoutQuotingThem() {
        String pem = ALICE.toPem();
        String secret = pem.split("\n", -1)[2];

        for (String damaged : List.of(
                pem.replace(secret, secret.substring(8)),
                pem.replace("Operator: alice", "Operator: Al ice"),
                pem.replace("PRIVATE", "OTHER"),
                secret)) {
            assertThatThrownBy(() -> SigningKey.parsePem(damaged))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("expected")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain(secret.substring(8, 24)));
        }
        assertThat(ALICE.toString()).doesNotContain(secret.substring(8, 24));
        assertThatThrownBy(() -> VerifyingKey.parse("AAAA")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SigningKey.generate("a\nb", new SecureRandom()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsSignedHasOneForm() {
        Command command = command("op-1", "scraping", Duration.ofHours(1), ISSUED);

        assertThat(new String(SignedContent.of(command), StandardCharsets.UTF_8))
                .isEqualTo("sordini command 1\n\0\0\0\4op-1\0\0\0\5block\0\0\0\14ip:192.0.2.1\0\0\0\5alice"
                        + "\0\0\0\10scraping\0\0\0\0043600\0\0\0\0302026-01-31T12:00:00.123Z");
    }

    private static Command command(String id, String reason, @Nullable Duration duration, Instant issuedAt) {
        return new Command(
                id,
                Command.Type.BLOCK,
                Subject.parse("ip:192.0.2.1").orElseThrow(),
                "alice",
                reason,
                duration,
                issuedAt,
                null);
    }

    private static Command of(Command command, Command.Type type, Subject subject, String actor) {
        return new Command(
                command.id(), type, subject, actor, command.reason(), command.duration(), command.issuedAt(), null);
    }

    private static Command issued(Command command) {
        return new Command(
                command.id(),
                command.type(),
                command.subject(),
                command.actor(),
                command.reason(),
                command.duration(),
                command.decision(),
                ISSUED,
                null);
    }
}
