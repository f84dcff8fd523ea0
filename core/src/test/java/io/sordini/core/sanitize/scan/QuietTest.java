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

    private static final List<String> AGENT_PIECES = List.of(
            "Mozilla/5.0 ",
            "(X11; Linux x86_64)",
            "AppleWebKit/537.36 ",
            "Chrome/120.0.0.0",
            "Safari/",
            "1.2.3.4",
            "10_15_7",
            "SM-G960F",
            "GB29 NWBK 6016 ",
            "DE89",
            "3704",
            "0044",
            "411",
            "visa",
            "tel",
            "eyJ",
            "SG",
            "ABCDEFGH",
            "pin ",
            "was1",
            "!",
            "^",
            "//",
            "/",
            ";",
            " ",
            " ");

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T05:06:07Z",
                "2026-11-22T05:06:07.123456789Z",
                "0b6f5c1e-93d2-4d80-a1f4-5f1c2d9b7e3a",
                "0b6f5c1e-9312-4d80-a1f4-5f1c2d9b7e3a"
            })
    void anInstantAndAUuid(String text) {
        assertThat(isQuiet(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T05:06:07+02:00",
                "2026-11-22T05:06:07.12",
                "4026-11-22T05:06:07.203.0.113.7Z",
                "0b6f5c1e-9312-4480-a1f4-5f1c2d9b7e3a",
                "BA383872-4E40-5f0C-2EE2-5999acE580Fe",
                "0b6f5c1e-93d2-4d80-a1f4-301234567890",
                "41111111-93d2-4d80-a1f4-5f1c2d9b7e3a",
                "0b6f5c1e-93d2-4d80-a1f4-5f1c2d9b7e3g"
            })
    void whatOnlyBeginsLikeThem(String text) {
        assertThat(isQuiet(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15"
            })
    void aUserAgent_underItsName(String text) {
        assertThat(isQuiet(text, Profile.LENIENT)).isTrue();
        assertThat(isQuiet(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Agent/1.0 //10.0.0.7",
                "Agent/1.0 [10.0.0.7]",
                "Agent/1.0 dora@example.org 123",
                "Agent/1.0 4111 1111 1111 1111",
                "Agent/1.0 GB29 NWBK 6016 1331 9268 19",
                "Agent/1.0.0.0 -p 123abc",
                "Agent/1.0.0.0 !^-pin 12abcd",
                "Agent/1.0.0.0 pin was1J1.2.3.4",
                "Agent/1.0.0.0 pin (10_15_7xox",
                "Agent/1.0.0.0 pin !0044ABCD",
                "Agent/1.0.0.0 ABCDEFGH12345678"
            })
    void aUserAgent_withSomethingElse(String text) {
        assertThat(isQuiet(text, Profile.LENIENT)).isFalse();
    }

    @Test
    void nothingIsFoundInAnyInstantOrUuid() {
        Laws.forAll(300_000, CASES, QuietTest::anyShape, this::assertNothingIfQuiet);
    }

    @Test
    void nothingIsFoundInAnyQuietUserAgent() {
        Laws.forAll(600_000, CASES, QuietTest::anyAgent, text -> {
            byte[] utf8 = text.getBytes(UTF_8);
            if (isQuiet(text, Profile.LENIENT)) {
                assertNothing(text, utf8, Profile.LENIENT, ALL_HINTS);
                assertNothing(text, utf8, Profile.LENIENT, 0);
            }
        });
    }

    private void assertNothingIfQuiet(String text) {
        byte[] utf8 = text.getBytes(UTF_8);
        if (isQuiet(text)) {
            for (Profile profile : Profile.values()) {
                assertNothing(text, utf8, profile, ALL_HINTS);
                assertNothing(text, utf8, profile, 0);
            }
        }
    }

    private void assertNothing(String text, byte[] utf8, Profile profile, int hints) {
        assertThat(scanner.scan(utf8, 0, utf8.length, profile, hints).size())
                .as(text)
                .isZero();
        assertThat(scanner.features().isEncoded()).as(text).isFalse();
    }

    /** Digits that make numbers of cards, telephones and addresses likelier than chance does. */
    private static String anyShape(Random random) {
        String digits = random.nextBoolean() ? "0123456789" : "0145";
        String letters = random.nextBoolean() ? "abcdef" : "ABCDEFabcdef";
        boolean instant = random.nextInt(3) == 0;
        String shape = instant ? "0000-00-00T00:00:00" : "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
        int lettered = random.nextInt(4);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < shape.length(); i++) {
            char c = shape.charAt(i);
            boolean letter = c == 'x' && random.nextInt(5) < lettered;
            String from = letter ? letters : digits;
            text.append(c == '0' || c == 'x' ? from.charAt(random.nextInt(from.length())) : c);
        }
        if (instant && random.nextBoolean()) {
            text.append('.').append(random.nextInt(1_000_000_000));
        }
        return text.append(instant ? "Z" : "").toString();
    }

    private static String anyAgent(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
            List<String> from = random.nextInt(3) == 0 ? PIECES : AGENT_PIECES;
            text.append(from.get(random.nextInt(from.size())));
        }
        return text.toString();
    }

    private static boolean isQuiet(String text) {
        return isQuiet(text, Profile.STRICT);
    }

    private static boolean isQuiet(String text, Profile profile) {
        byte[] utf8 = text.getBytes(UTF_8);
        return Quiet.is(utf8, 0, utf8.length, profile);
    }

    private static String anyText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(10); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
