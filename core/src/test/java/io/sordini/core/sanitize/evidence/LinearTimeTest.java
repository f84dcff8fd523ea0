package io.sordini.core.sanitize.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.testkit.HostileTexts;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Work grows with the length of a text and no faster, whatever the text. Measured in the CPU time of this thread, coarsely:
 * a text sixteen times as long may cost up to five times as much per character, where quadratic work would cost sixteen
 * times as much. What a text costs beside an ordinary one is measured by the benchmarks.
 */
class LinearTimeTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int SHORT = 4 * 1024;
    private static final int TIMES = 16;
    private static final double NOISE = 5;
    private static final long MEBIBYTE_NANOS = 20_000_000_000L;

    static List<String> shapes() {
        return HostileTexts.SHAPES;
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void aLongValue_costsNoMoreForEachCharacterThanAShortOne(String shape) {
        String brief = HostileTexts.of(shape, SHORT);
        String lengthy = HostileTexts.of(shape, SHORT * TIMES - shape.length());
        double briefCost = Double.MAX_VALUE;
        double lengthyCost = Double.MAX_VALUE;
        for (int round = 0; round < 12 && (round < 3 || lengthyCost > NOISE * briefCost); round++) {
            briefCost = Math.min(briefCost, cost(brief));
            lengthyCost = Math.min(lengthyCost, cost(lengthy));
        }

        assertThat(lengthyCost / briefCost)
                .as("cost per character, long to short")
                .isLessThan(NOISE);
    }

    /** Each of them within what one value may hold. */
    @ParameterizedTest
    @MethodSource("shapes")
    void aMebibyteOfValues_takesNoLongerThanAMebibyteMay(String shape) {
        String value = Planted.quote(HostileTexts.of(shape, 32 * 1024));
        String document = "[" + (value + ",").repeat(31) + value + "]";

        assertThat(cpuTime(document, 1)).as("nanoseconds of CPU").isLessThan(MEBIBYTE_NANOS);
    }

    private static double cost(String text) {
        int repetitions = SHORT * TIMES / text.length() + 1;
        return (double) cpuTime(Planted.quote(text), repetitions) / repetitions / text.length();
    }

    private static long cpuTime(String document, int repetitions) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < repetitions; i++) {
            assertThat(Masking.document(document)).isNotEmpty();
        }
        return THREADS.getCurrentThreadCpuTime() - start;
    }
}
