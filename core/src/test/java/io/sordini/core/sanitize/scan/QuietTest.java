package io.sordini.core.sanitize.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.policy.PolicyReader;
import io.sordini.testkit.Laws;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuietTest {

    private static final int CASES = 200_000;
    private static final int ALL_HINTS = 63;
    private static final List<String> PIECES = List.of(
            "a",
            "is",
            "was",
            "--",
            "-",
            ".",
            " ",
            " ",
            "_",
            "/",
            "1",
            "12",
            "123",
            "x",
            "xoxb",
            "abcd",
            "ab",
            "Basic",
            "bearer",
            "password",
            "pin",
            "ey",
            "J",
            "Bcdefghi",
            "GB29",
            "AKIA",
            "\u00e9",
            ",",
            "(",
            ")",
            "\n",
            "\t");

    private final TextScanner scanner = new TextScanner(PolicyReader.defaults().masking());

    @ParameterizedTest
    @ValueSource(strings = {"POST", "application/json", "api.example.com", "please deliver after six", "42", "A-1234"})
    void anOrdinaryShortValue(String text) {
        assertThat(isQuiet(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.cc",
                "1.2.3.4",
                "pin is a-b",
                "--pin abc",
                "Bearer ABCDEFGH",
                "cafe.babe.face",
                "xoxb-abcdefghij",
                "123 4567",
                "pw=x1"
            })
    void whatMayBeFound(String text) {
        assertThat(isQuiet(text)).isFalse();
    }

    @Test
    void nothingIsFoundInAQuietText() {
        Laws.forAll(1, CASES, QuietTest::anyText, text -> {
            byte[] utf8 = text.getBytes(UTF_8);
            if (isQuiet(text)) {
                assertThat(scanner.scan(utf8, 0, utf8.length, Profile.STRICT, ALL_HINTS)
                                .size())
                        .as(text)
                        .isZero();
                assertThat(scanner.features().isEncoded()).as(text).isFalse();
            }
        });
    }

    private static boolean isQuiet(String text) {
        byte[] utf8 = text.getBytes(UTF_8);
        return Quiet.is(utf8, 0, utf8.length);
    }

    private static String anyText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(10); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
