package io.sordini.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sordini.schemas.command.CommandCodec;
import io.sordini.schemas.command.CommandResultCodec;
import io.sordini.schemas.decision.DecisionCodec;
import io.sordini.schemas.policy.AllowEntryCodec;
import io.sordini.schemas.signal.SignalCodec;
import io.sordini.testkit.JsonSchemas;
import io.sordini.testkit.Laws;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is written is read back, conforms to its schema, and however damaged it is, reading it fails in one way only. */
class CodecLawTest {

    private static final int CASES = 2_000;

    @Test
    void decisions() {
        roundTrip("decision", Generators::decision, DecisionCodec::encode, DecisionCodec::decode);
    }

    @Test
    void changes_of_decisions() {
        roundTrip("decision-change", Generators::change, DecisionCodec::encode, DecisionCodec::decodeChange);
    }

    @Test
    void commands() {
        roundTrip("command", Generators::command, CommandCodec::encode, CommandCodec::decode);
    }

    @Test
    void results_of_commands() {
        roundTrip("command-result", Generators::commandResult, CommandResultCodec::encode, CommandResultCodec::decode);
    }

    @Test
    void allow_entries() {
        roundTrip("allow-entry", Generators::allowEntry, AllowEntryCodec::encode, AllowEntryCodec::decode);
    }

    @Test
    void signals() {
        Laws.forAll(
                1,
                CASES,
                Generators::signal,
                signal -> assertThat(SignalCodec.decode(SignalCodec.encode(signal)))
                        .isEqualTo(signal));
        damaged(Generators::signal, SignalCodec::encode, SignalCodec::decode);
    }

    private static <T> void roundTrip(
            String schema, Function<Random, T> generator, Function<T, byte[]> encode, Function<byte[], T> decode) {
        JsonSchemas checker = JsonSchemas.ofResource("/io/sordini/schemas/" + schema + ".schema.json");
        Laws.forAll(1, CASES, generator, value -> {
            byte[] bytes = encode.apply(value);
            assertThat(decode.apply(bytes)).isEqualTo(value);
            assertThat(checker.violations(bytes)).isEmpty();
        });
        damaged(generator, encode, decode);
    }

    private static <T> void damaged(
            Function<Random, T> generator, Function<T, byte[]> encode, Function<byte[], T> decode) {
        Laws.forAll(
                1,
                CASES,
                random -> {
                    byte[] bytes = encode.apply(generator.apply(random));
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                    return java.util.Arrays.copyOf(bytes, bytes.length - random.nextInt(2));
                },
                bytes -> assertThat(catchThrowable(() -> decode.apply(bytes)))
                        .satisfiesAnyOf(
                                thrown -> assertThat(thrown).isNull(),
                                thrown -> assertThat(thrown).isInstanceOf(CodecException.class)));
    }
}
