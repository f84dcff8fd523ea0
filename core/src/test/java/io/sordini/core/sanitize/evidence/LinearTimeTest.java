package io.sordini.core.sanitize.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.policy.PolicyReader;
import io.sordini.core.sanitize.scan.TextScanner;
import io.sordini.testkit.HostileTexts;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Work grows with the length of a text and no faster, whatever the text. Measured in the CPU time of this thread, coarsely:
 * a text sixteen times as long may cost up to five times as much per character, where quadratic work would cost sixteen
 * times as much. What a text costs beside an ordinary one is measured by the benchmarks.
 */
class LinearTimeTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int TIMES = 16;
    private static final double NOISE = 5;
    private static final int ROUNDS = 8;
    private static final long MEBIBYTE_NANOS = 20_000_000_000L;
    private static final TextScanner SCANNER =
            new TextScanner(PolicyReader.defaults().masking());

    static List<String> shapes() {
        return HostileTexts.SHAPES;
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void theScanOfAText(String shape) {
        assertLinear(shape, 16 * 1024, text -> {
            byte[] utf8 = text.getBytes(UTF_8);
            return SCANNER.scan(utf8, 0, utf8.length).size();
        });
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void theMaskingOfAValue(String shape) {
        assertLinear(
                shape, 3 * 1024, text -> Masking.document(Planted.quote(text)).length());
    }

    /** Each of them within what one value may hold. */
    @ParameterizedTest
    @MethodSource("shapes")
    void theMaskingOfAMebibyteOfValues(String shape) {
        String value = Planted.quote(HostileTexts.of(shape, 32 * 1024));
        String document = "[" + (value + ",").repeat(31) + value + "]";

        assertThat(cpuTime(document, text -> Masking.document(text).length(), 1))
                .as("nanoseconds of CPU")
                .isLessThan(MEBIBYTE_NANOS);
    }

    private static void assertLinear(String shape, int length, ToIntFunction<String> work) {
        String brief = HostileTexts.of(shape, length);
        String lengthy = HostileTexts.of(shape, length * TIMES);
        double briefCost = Double.MAX_VALUE;
        double lengthyCost = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS && (round < 3 || lengthyCost > NOISE * briefCost); round++) {
            briefCost = Math.min(briefCost, (double) cpuTime(brief, work, TIMES) / TIMES / brief.length());
            lengthyCost = Math.min(lengthyCost, (double) cpuTime(lengthy, work, 1) / lengthy.length());
        }
        assertThat(lengthyCost / briefCost)
                .as("cost of a character, in the long text to in the short one")
                .isLessThan(NOISE);
    }

    private static long cpuTime(String text, ToIntFunction<String> work, int repetitions) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < repetitions; i++) {
            assertThat(work.applyAsInt(text)).isNotNegative();
        }
        return THREADS.getCurrentThreadCpuTime() - start;
    }
}
