package io.sordini.core.sanitize.work;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.testkit.HostileTexts;
import io.sordini.testkit.Laws;
import io.sordini.testkit.OrdinaryLogs;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the text, twice as much of it costs twice the steps, and a byte costs hardly more than one of ordinary log lines:
 * at most {@value #MOST} times as much, and where finds are in what is encoded, so that the text is read in several ways, at
 * most {@value #MOST_ENCODED} times.
 */
class LinearWorkTest {

    private static final double MOST = 1.6;
    private static final double MOST_ENCODED = 5;
    private static final double MOST_OF_ANY = 16;
    private static final int VALUE = 8 * 1024;
    private static final int VALUES = 8;
    private static final int LINE = 16 * 1024;
    private static final int SOME = 8 * 1024;
    private static final int CASES = 200;

    private static final Steps LINES = new Steps(LineMasking.class);
    private static final Steps DOCUMENTS = new Steps(DocumentMasking.class);
    private static final double ORDINARY_LINE = LINES.perByte(log(VALUE, " ").getBytes(UTF_8));
    private static final double ORDINARY_DOCUMENT = DOCUMENTS.perByte(values(log(VALUE, "\n"), VALUES));

    static List<String> shapes() {
        return HostileTexts.SHAPES;
    }

    static List<String> encoded() {
        return HostileTexts.ENCODED;
    }

    /** JSON as it stands, rather than in a text. */
    static List<String> shapesOfDocuments() {
        return List.of(
                "[\"Cookie\",\"a1b2\"]",
                "\"Cookie\",\"a1b2\"",
                "[[\"Authorization\",\"x\"]]",
                "{\"name\":\"password\",\"value\":\"x\"}",
                "{\"value\":\"x\",\"name\":\"password\"}",
                "{\"value\":\"a\",\"value\":\"b\",\"value\":\"c\",\"name\":\"password\"}",
                "{\"pass\\u0077ord\":\"x\"}",
                "{\"dora@example.org\":1}",
                "{\"" + "aB_".repeat(40) + "\":1}",
                "4111111111111111",
                "1234567",
                "\"\"",
                "\"\\ud83d\"",
                "\"\\u0041\\u0042\"",
                "\"{\\\"password\\\":\\\"x\"",
                "\"{\\\"k\\\":\\\"{\\\\\\\"k\\\\\\\":\\\\\\\"v\\\\\\\"}\\\"}\"",
                "{\"a\":".repeat(60) + "1" + "}".repeat(60),
                "{\"value\":".repeat(60) + "1" + ",\"name\":\"password\"}".repeat(60),
                "{\"name\":\"password\",\"value\":".repeat(60) + "1" + "}".repeat(60),
                "[\"Authorization\",".repeat(60) + "\"x\"" + "]".repeat(60));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void aLine(String shape) {
        assertLine(shape, MOST);
    }

    @ParameterizedTest
    @MethodSource("encoded")
    void aLineReadInSeveralWays(String shape) {
        assertLine(shape, MOST_ENCODED);
    }

    /** Half of a line may end where nothing is found, so it is the dearest of three. */
    private static void assertLine(String shape, double most) {
        int times = LINE / shape.getBytes(UTF_8).length;
        byte[] whole = line(shape, times);
        long steps = LINES.of(whole);
        long half = 0;
        for (int more = 0; more < 3; more++) {
            half = Math.max(half, LINES.again(line(shape, times / 2 + more)));
        }
        assertLinear(half, steps, (double) steps / whole.length / ORDINARY_LINE, most);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void values(String shape) {
        assertValues(shape, MOST);
    }

    @ParameterizedTest
    @MethodSource("encoded")
    void valuesReadInSeveralWays(String shape) {
        assertValues(shape, MOST_ENCODED);
    }

    private static void assertValues(String shape, double most) {
        assertList(quote(HostileTexts.of(shape, VALUE)), VALUES, most);
    }

    @ParameterizedTest
    @MethodSource("shapesOfDocuments")
    void documents(String shape) {
        assertList(shape, VALUE * VALUES / shape.length(), MOST);
    }

    private static void assertList(String json, int times, double most) {
        byte[] whole = list(json, times);
        long steps = DOCUMENTS.of(whole);
        long half = DOCUMENTS.again(list(json, times / 2));
        assertLinear(half, steps, (double) steps / whole.length / ORDINARY_DOCUMENT, most);
    }

    /**
     * Any few pieces, repeated, and then any others. What a byte costs is at most {@value #MOST_OF_ANY} times the ordinary;
     * a loop over the rest of the text for each of the pieces would make it hundreds of times at this length.
     */
    @Test
    void anyTexts() {
        Laws.forAll(
                1,
                CASES,
                LinearWorkTest::any,
                text -> assertThat(DOCUMENTS.perByte(values(text, 1)) / ORDINARY_DOCUMENT)
                        .as("times what ordinary log lines cost")
                        .isLessThan(MOST_OF_ANY));
    }

    private static void assertLinear(long half, long whole, double ofOrdinary, double most) {
        assertThat(ofOrdinary).as("times what ordinary log lines cost").isLessThan(most);
        assertThat((double) whole / half)
                .as("times the steps for twice the bytes")
                .isLessThan(2.1);
    }

    private static byte[] line(String shape, int times) {
        return shape.repeat(times).getBytes(UTF_8);
    }

    private static byte[] values(String value, int times) {
        return list(quote(value), times);
    }

    private static byte[] list(String json, int times) {
        return ("[" + (json + ",").repeat(times - 1) + json + "]").getBytes(UTF_8);
    }

    private static String quote(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }

    /** Log lines; one in eight has an address of a person in it. */
    private static String log(int length, String between) {
        Random random = new Random(3);
        return Stream.generate(
                        () -> OrdinaryLogs.line(random) + (random.nextInt(8) == 0 ? " for dora@example.org" : ""))
                .limit(length / 32)
                .collect(Collectors.joining(between))
                .substring(0, length);
    }

    private static String any(Random random) {
        return some(random) + HostileTexts.of(some(random), SOME) + some(random) + HostileTexts.of(some(random), SOME);
    }

    private static String some(Random random) {
        StringBuilder pieces = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            pieces.append(one(random.nextInt(8) == 0 ? HostileTexts.ENCODED : HostileTexts.SHAPES, random));
        }
        return pieces.toString();
    }

    private static String one(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
