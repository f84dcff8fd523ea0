package io.sordini.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.testkit.Laws;
import io.sordini.testkit.OrdinaryLogs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In whatever pieces the input of {@code sordini mask} arrives, the output is the same. */
class MaskChunksTest {

    private static final int CASES = 12;
    private static final String[] PIECES = {
        "mail to dora.quill@castle.example now",
        "{\"password\":\"tulip-42\",\"n\":\"dora.quill@castle.example\",\"\u00fcber\":[1,\"\ud83d\ude00\"]}",
        "card 4111 1111 1111 1111",
        "Cookie: sid=a1b2",
        "{\"a\":\"\\u0064ora.quill@castle.example\"}",
        "caf\u00e9 \ud83d\ude00",
        "",
        "\r",
        "\ufeff{}"
    };

    private record Input(String lines, long seed) {

        /** Lines of any kind, also longer than what is read at once, and a last one that may not end. */
        static Input some(Random random) {
            StringBuilder lines = new StringBuilder();
            for (int i = 1 + random.nextInt(12); i > 0; i--) {
                String piece = PIECES[random.nextInt(PIECES.length)];
                lines.append(random.nextInt(3) == 0 ? OrdinaryLogs.line(random) : piece);
                lines.append(random.nextInt(8) == 0 ? " and so on".repeat(random.nextInt(9000)) + piece : "");
                lines.append(i == 1 && random.nextBoolean() ? "" : random.nextBoolean() ? "\n" : "\r\n");
            }
            return new Input(lines.toString(), random.nextLong());
        }

        byte[] bytes() {
            return lines.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Gives at most so many bytes at a time, or any number up to that. */
    private static final class Trickle extends ByteArrayInputStream {

        private final Random random;
        private final int most;

        Trickle(byte[] bytes, long seed, int most) {
            super(bytes);
            random = new Random(seed);
            this.most = most;
        }

        @Override
        public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, 1 + random.nextInt(most)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 5000})
    void documents(int most) {
        assertSame(most, "mask");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 5000})
    void text(int most) {
        assertSame(most, "mask", "--text");
    }

    private static void assertSame(int most, String... command) {
        Laws.forAll(most, CASES, Input::some, input -> {
            byte[] whole = output(new ByteArrayInputStream(input.bytes()), command);
            assertThat(output(new Trickle(input.bytes(), input.seed, most), command))
                    .isEqualTo(whole);
            assertThat(new String(whole, StandardCharsets.UTF_8)).doesNotContain("quill", "castle", "tulip", "a1b2");
        });
    }

    private static byte[] output(InputStream in, String... command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit = Sordini.commandLine(Console.of(in, out, new ByteArrayOutputStream()))
                .execute(command);
        assertThat(exit).isZero();
        return out.toByteArray();
    }
}
