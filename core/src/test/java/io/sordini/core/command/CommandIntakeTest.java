package io.sordini.core.command;

import static io.sordini.core.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.Samples;
import io.sordini.core.policy.PolicyReader;
import io.sordini.core.signal.SubjectSignal;
import io.sordini.schemas.Publication;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.command.CommandCodec;
import io.sordini.schemas.command.CommandResult;
import io.sordini.schemas.command.CommandResultCodec;
import io.sordini.schemas.command.SigningKey;
import io.sordini.schemas.policy.AllowEntryCodec;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandIntakeTest {

    private static final SigningKey ANN = SigningKey.generate("ann", new SecureRandom());
    private static final SigningKey EVE = SigningKey.generate("eve", new SecureRandom());
    private static final CommandIntake OPEN = new CommandIntake(PolicyReader.defaults());
    private static final CommandIntake GUARDED = new CommandIntake(PolicyReader.read(
            "guarded",
            "name: guarded\noperators:\n  - {name: ann, key: " + ANN.publicKey().text() + "}\n  - {name: eve, key: "
                    + EVE.publicKey().text() + "}\n"));

    @Test
    void aCommandSignalsItsSubjectInCanonicalForm() {
        SubjectSignal signal = only(OPEN.take(Samples.command("block", "ip:::ffff:192.0.2.1", T0, 1), T0));

        assertThat(signal.subject()).hasToString("ip:192.0.2.1");
        assertThat(signal.signal().command()).isNotNull();
        assertThat(signal.isForAll()).isFalse();
    }

    @Test
    void whatIsNoCommandGivesNothing() {
        assertThat(OPEN.take(Samples.event(Topic.COMMANDS, "x", "{\"type\":\"block\"}", T0, 1), T0))
                .isEqualTo(Intake.NOTHING);
        assertThat(OPEN.take(Samples.command("block", "ip:nowhere", T0, 1), T0)).isEqualTo(Intake.NOTHING);
        assertThat(OPEN.take(Samples.command("allow", "user:k1.abc", T0, 1), T0))
                .isEqualTo(Intake.NOTHING);
    }

    @Test
    void withoutOperatorsInThePolicyAnybodyIsObeyed() {
        assertThat(OPEN.take(command(null), T0).signals()).hasSize(1);
        assertThat(OPEN.take(command(EVE), T0).signals()).hasSize(1);
    }

    @Test
    void withOperatorsInThePolicyOnlyTheActorsOwnSignatureCounts() {
        assertThat(GUARDED.take(command(ANN), T0).signals()).hasSize(1);

        assertThat(refusal(GUARDED.take(command(null), T0))).contains("not signed");
        assertThat(refusal(GUARDED.take(command(EVE), T0))).contains("that of eve");
        assertThat(refusal(GUARDED.take(command(SigningKey.generate("ann", new SecureRandom())), T0)))
                .contains("does not list");
        assertThat(refusal(GUARDED.take(tampered(command(ANN)), T0))).contains("does not fit");
    }

    @Test
    void anOldCommandCannotBeSentAgain() {
        long late = T0 + Authority.TOLERANCE.toMillis() + 1;

        assertThat(refusal(GUARDED.take(Samples.command(Command.Type.BLOCK, "ip:192.0.2.1", ANN, T0, late, 1), late)))
                .contains("5 minutes");
        assertThat(GUARDED.take(Samples.command(Command.Type.BLOCK, "ip:192.0.2.1", ANN, T0, late - 1, 1), late)
                        .signals())
                .hasSize(1);
    }

    @Test
    void anAllowEntryIsForAllAndListed() {
        Intake intake = OPEN.take(Samples.command(Command.Type.ALLOW, "range:198.51.100.0/24", null, T0, T0, 1), T0);

        assertThat(only(intake).isForAll()).isTrue();
        Publication listing = intake.publications().get(0);
        assertThat(listing.topic()).isEqualTo(Topic.POLICY);
        assertThat(listing.key()).isEqualTo("allow:range:198.51.100.0/24");
        assertThat(AllowEntryCodec.decode(Objects.requireNonNull(listing.value())))
                .satisfies(entry -> {
                    assertThat(entry.network()).hasToString("198.51.100.0/24");
                    assertThat(entry.actor()).isEqualTo("ann");
                    assertThat(entry.since()).isEqualTo(Instant.ofEpochMilli(T0));
                    assertThat(entry.until()).isNull();
                });
        assertThat(OPEN.take(Samples.command(Command.Type.DISALLOW, "range:198.51.100.0/24", null, T0, T0, 2), T0)
                        .publications())
                .singleElement()
                .satisfies(removal -> assertThat(removal.value()).isNull());
    }

    @Test
    void noBytesMakeItThrow() {
        Random random = new Random(11);
        byte[] good = Objects.requireNonNull(command(ANN).value());
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = good.clone();
            for (int j = 0; j < 1 + random.nextInt(4); j++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Intake intake = GUARDED.take(new SourceRecord(Topic.COMMANDS, "x", bytes, T0, "fuzz:" + i), T0);
            assertThat(intake.signals().size() + intake.publications().size()).isLessThanOrEqualTo(1);
        }
    }

    private static SourceRecord command(@Nullable SigningKey key) {
        return Samples.command(Command.Type.BLOCK, "ip:192.0.2.1", key, T0, T0, 1);
    }

    private static SourceRecord tampered(SourceRecord record) {
        Command command = CommandCodec.decode(Objects.requireNonNull(record.value()));
        Command other = new Command(
                command.id(),
                Command.Type.UNBLOCK,
                command.subject(),
                command.actor(),
                command.reason(),
                command.duration(),
                command.issuedAt(),
                command.signature());
        return new SourceRecord(Topic.COMMANDS, record.key(), CommandCodec.encode(other), record.timestamp(), "x:1");
    }

    private static SubjectSignal only(Intake intake) {
        assertThat(intake.signals()).hasSize(1);
        return intake.signals().get(0);
    }

    private static String refusal(Intake intake) {
        assertThat(intake.signals()).isEmpty();
        assertThat(intake.publications()).hasSize(1);
        Publication answer = intake.publications().get(0);
        assertThat(answer.topic()).isEqualTo(Topic.COMMAND_RESULTS);
        CommandResult result = CommandResultCodec.decode(Objects.requireNonNull(answer.value()));
        assertThat(result.command()).isEqualTo(answer.key()).isEqualTo("c1");
        assertThat(result.outcome()).isEqualTo(CommandResult.Outcome.REFUSED);
        return result.message();
    }
}
