package io.sordini.core.sanitize.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What must hold for any bytes at all. Runs over the kept inputs as an ordinary test, and as a fuzzer with {@code -Pfuzz};
 * an input that breaks a statement is then kept in {@code SanitizerFuzzTestInputs}.
 */
class SanitizerFuzzTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SECRET = " x dora.quill@castle.example y ";

    @FuzzTest
    @DictionaryFile(resourcePath = "fuzz.dict")
    void documents(byte[] document) throws JsonProcessingException {
        String masked = new String(Masking.document(document), UTF_8);

        MAPPER.readTree(masked);
        assertThat(masked.length()).as("length").isLessThanOrEqualTo(document.length * 8 + 64);
        assertThat(Masking.document(masked)).as("masked again").isEqualTo(masked);
    }

    @FuzzTest
    @DictionaryFile(resourcePath = "fuzz.dict")
    void texts(byte[] bytes) {
        String text = new String(bytes, UTF_8);

        String masked = Masking.line(text);

        assertThat(masked.chars()).as("one line").noneMatch(c -> c < ' ' && c != '\t');
        assertThat(Masking.line(masked)).as("masked again").isEqualTo(masked);
        int middle = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);
        String planted = text.substring(0, middle) + SECRET + text.substring(middle);
        assertThat(Masking.line(planted)).as("planted").doesNotContain("dora.quill", "castle.example");
    }
}
