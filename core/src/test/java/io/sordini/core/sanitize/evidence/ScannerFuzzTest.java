package io.sordini.core.sanitize.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sordini.core.policy.PolicyReader;
import io.sordini.core.sanitize.scan.Hits;
import io.sordini.core.sanitize.scan.TextScanner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/** As {@link SanitizerFuzzTest}, for the scan alone. */
class ScannerFuzzTest {

    private static final TextScanner SCANNER =
            new TextScanner(PolicyReader.defaults().masking());
    private static final byte[] BEFORE = "password=\"a@1.2.3.4 card 4".getBytes(UTF_8);
    private static final byte[] AFTER = "@b.example\"=%40&#64;1\u00e9".getBytes(UTF_8);

    @MethodSource("io.sordini.core.sanitize.evidence.Seeds#texts")
    @DictionaryFile(resourcePath = "fuzz.dict")
    @FuzzTest
    void hits(byte[] bytes) {
        byte[] utf8 = new String(bytes, UTF_8).getBytes(UTF_8);

        Hits hits = SCANNER.scan(utf8, 0, utf8.length);

        int end = 0;
        for (int hit = 0; hit < hits.size(); hit++) {
            assertThat(hits.start(hit)).as("start of hit %d", hit).isGreaterThanOrEqualTo(end);
            assertThat(hits.end(hit)).as("end of hit %d", hit).isBetween(hits.start(hit) + 1, utf8.length);
            assertThat(isBoundary(utf8, hits.start(hit)) && isBoundary(utf8, hits.end(hit)))
                    .as("hit %d begins and ends between characters", hit)
                    .isTrue();
            end = hits.end(hit);
        }
        assertSameWithin(utf8, describe(hits, 0));
    }

    /** What stands around the text in the same array is no part of it. */
    private static void assertSameWithin(byte[] utf8, List<String> alone) {
        byte[] around = new byte[BEFORE.length + utf8.length + AFTER.length];
        System.arraycopy(BEFORE, 0, around, 0, BEFORE.length);
        System.arraycopy(utf8, 0, around, BEFORE.length, utf8.length);
        System.arraycopy(AFTER, 0, around, BEFORE.length + utf8.length, AFTER.length);

        Hits hits = SCANNER.scan(around, BEFORE.length, BEFORE.length + utf8.length);

        assertThat(describe(hits, BEFORE.length)).as("hits in a larger array").isEqualTo(alone);
    }

    private static List<String> describe(Hits hits, int from) {
        List<String> all = new ArrayList<>();
        for (int hit = 0; hit < hits.size(); hit++) {
            all.add(hits.maskClass(hit) + " " + (hits.start(hit) - from) + " " + (hits.end(hit) - from));
        }
        return all;
    }

    private static boolean isBoundary(byte[] utf8, int at) {
        return at == utf8.length || (utf8[at] & 0xc0) != 0x80;
    }
}
