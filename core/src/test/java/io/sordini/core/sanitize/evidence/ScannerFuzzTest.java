package io.sordini.core.sanitize.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sordini.core.policy.PolicyReader;
import io.sordini.core.sanitize.scan.Hits;
import io.sordini.core.sanitize.scan.TextScanner;

/** As {@link SanitizerFuzzTest}, for the scan alone. */
class ScannerFuzzTest {

    private static final TextScanner SCANNER =
            new TextScanner(PolicyReader.defaults().masking());

    @FuzzTest
    @DictionaryFile(resourcePath = "fuzz.dict")
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
    }

    private static boolean isBoundary(byte[] utf8, int at) {
        return at == utf8.length || (utf8[at] & 0xc0) != 0x80;
    }
}
