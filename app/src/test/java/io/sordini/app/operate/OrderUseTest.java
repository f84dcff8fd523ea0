package io.sordini.app.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.app.Cli;
import io.sordini.schemas.JsonDocument;
import io.sordini.testkit.Laws;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a command is said before a broker is asked. */
class OrderUseTest {

    private static final String NOBODY = "--bootstrap-servers=127.0.0.1:1";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "block 203.0.113.7 --actor ann | Missing required option: '--reason=TEXT'",
                "block --reason x --actor ann | Missing SUBJECT",
                "block 203.0.113.7 --user bob --reason x --actor ann | mutually exclusive",
                "block 203.0.113.7 --reason x | Missing --signing-key",
                "block 203.0.113.7 --reason x --actor ann --for 1500ms | --for",
                "block nobody --reason x --actor ann | expected an address",
                "block --user bob --reason x --actor ann | need the keys",
                "unblock 203.0.113.7 | --reason",
                "unlock 203.0.113.7 | --reason",
                "revoke 203.0.113.7 | --reason",
                "allow | Missing command: add, remove or list",
                "allow add 203.0.113.7 | --reason",
                "allow add tenant:x --reason x --actor ann | found a tenant",
                "allow remove 203.0.113.7 | --reason",
                "decisions | Missing command: list or watch",
                "decisions list --scope planet | expected one of ip, range",
                "decisions list --action hug | expected one of allow, alert",
                "decisions list --mode some | --mode"
            })
    void wrongUseIsSaid(String command, String message) {
        Cli run = Cli.run((Object[]) (command + (command.contains(" ") ? " " + NOBODY : "")).split(" "));

        assertThat(run.exit()).as(run.messages()).isEqualTo(2);
        assertThat(run.messages()).contains(message);
    }

    @Test
    void reasonIsBounded() {
        for (String reason : new String[] {" ", "x".repeat(257)}) {
            Cli run = Cli.run("block", "203.0.113.7", "--actor", "ann", "--reason", reason, NOBODY);

            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.messages()).contains("--reason: expected 1 to 256 characters");
        }
    }

    @Test
    void actorIsWhoseKeyItIs() {
        Path key = directory.resolve("ann.key");
        Cli.run("keys", "create", "--operator", "ann", "--out", key);

        Cli run = Cli.run("block", "203.0.113.7", "--actor", "bob", "--signing-key", key, "--reason", "x", NOBODY);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.messages()).contains("that of ann");
    }

    @Test
    void halvesOfDifferentKeysSignNothing() throws IOException {
        Path one = directory.resolve("one.key");
        Path other = directory.resolve("other.key");
        Cli.run("keys", "create", "--operator", "ann", "--out", one);
        Cli.run("keys", "create", "--operator", "ann", "--out", other);
        String mixed = Files.readString(one).replaceFirst("(?s)-----BEGIN PUBLIC.*", "")
                + Files.readString(other).replaceFirst("(?s).*(?=-----BEGIN PUBLIC)", "");
        Path file = Files.writeString(directory.resolve("mixed.key"), mixed);

        Cli run = Cli.run("keys", "list", "--signing-key", file);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.messages()).contains("a private and a public block of the same key");
    }

    @Test
    void plainJsonMeansTheSameAndIsAscii() {
        Laws.forAll(1, 200, OrderUseTest::text, text -> {
            ObjectNode json = JsonDocument.object().put("a", text);
            String plain = PlainJson.of(JsonDocument.bytes(json));

            assertThat(plain).matches("[ -~]+");
            assertThat(JsonDocument.parse(plain.getBytes(StandardCharsets.US_ASCII), "text")
                            .text("a"))
                    .isEqualTo(text);
        });
    }

    private static String text(Random random) {
        return random.ints(20, 0, 0x3000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .append("\u202e\u009b\ud83d\ude00")
                .toString();
    }
}
