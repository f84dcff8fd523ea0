package io.sordini.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.schemas.Topic;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MaskCommandTest {

    @Test
    void secretsOfADocument_areMasked_andTheRestStays() {
        // When
        Cli run = mask("{\"password\":\"tulip-42\",\"path\":\"/orders\"}\n");

        // Then
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("/orders").doesNotContain("tulip-42").endsWith("}\n");
    }

    @Test
    void secretsOfText_areMasked_andTheRestStays() {
        assertThat(mask("mail to dora@example.org now\n", "--text").out())
                .contains("mail to ")
                .contains(" now")
                .doesNotContain("dora@example.org");
    }

    @Test
    void everyLineGivesOneLine_withTheEndItHad() {
        // When
        Cli run = mask("\n{\"a\":1}\r\n\r\n{\"b\":\n  \n[1,\"x\\ny\"]\n{\"c\":2}");

        // Then
        String[] lines = run.out().split("\n", -1);
        assertThat(lines).hasSize(7);
        assertThat(lines[0]).isEmpty();
        assertThat(lines[1]).isEqualTo("{\"a\":1}\r");
        assertThat(lines[2]).isEqualTo("\r");
        assertThat(lines[3])
                .as("no JSON, so the line as a JSON text")
                .startsWith("\"")
                .endsWith("\"");
        assertThat(lines[6]).isEqualTo("{\"c\":2}");
    }

    @Test
    void lineThatIsNoUtf8_givesOneLineThatIs() {
        // Given
        byte[] in = "{\"name\":\"caf\u00e9\"}\ncaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

        // Then
        assertThat(Cli.runWith(in, "mask").out().split("\n", -1)).hasSize(3);
        assertThat(Cli.runWith(in, "mask", "--text").out()).endsWith("\ncaf\ufffd\n");
    }

    @Test
    void lineBeyondTheLimit_isMaskedAsAWhole() {
        // Given
        byte[] in = new byte[Topic.MAX_VALUE_BYTES + 3];
        Arrays.fill(in, (byte) 'x');
        in[in.length - 2] = '\n';

        // Then
        assertThat(Cli.runWith(in, "mask").out()).startsWith("\"[MASKED: 2097153 bytes]\"\n");
        assertThat(Cli.runWith(in, "mask", "--text").out()).isEqualTo("[MASKED: 2097153 bytes]\nx");
    }

    @Test
    @Timeout(30)
    void whoeverWaitsForEachAnswer_getsIt() throws Exception {
        // Given
        PipedOutputStream questions = new PipedOutputStream();
        PipedInputStream answers = new PipedInputStream();
        Console console = Console.of(
                new PipedInputStream(questions), new PipedOutputStream(answers), new ByteArrayOutputStream());
        Thread masking = new Thread(() -> Sordini.commandLine(console).execute("mask"));
        masking.start();

        // When
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(answers, StandardCharsets.UTF_8))) {
            for (int i = 0; i < 3; i++) {
                ask(questions, "{\"n\":" + i + "}\n");

                // Then
                assertThat(reader.readLine()).isEqualTo("{\"n\":" + i + "}");
            }
            questions.close();
            masking.join(Duration.ofSeconds(20).toMillis());
        }
        assertThat(masking.isAlive()).isFalse();
    }

    private static void ask(PipedOutputStream questions, String line) throws IOException {
        questions.write(line.getBytes(StandardCharsets.UTF_8));
        questions.flush();
    }

    private static Cli mask(String in, Object... options) {
        Object[] args = new Object[options.length + 1];
        args[0] = "mask";
        System.arraycopy(options, 0, args, 1, options.length);
        return Cli.runWith(in.getBytes(StandardCharsets.UTF_8), args);
    }
}
