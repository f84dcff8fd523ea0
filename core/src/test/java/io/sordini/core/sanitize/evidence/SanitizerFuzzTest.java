package io.sordini.core.sanitize.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sordini.core.sanitize.Masked;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What must hold for any bytes at all. Runs over the kept inputs as an ordinary test, and as a fuzzer with {@code -Pfuzz};
 * an input that breaks a statement is then kept in {@code SanitizerFuzzTestInputs}.
 */
class SanitizerFuzzTest {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String SECRET = " x dora.quill@castle.example y ";
    private static final String[] OF_THE_SECRET = {"dora.quill", "castle.example"};
    private static final String UNSCANNED = "\"[UNSCANNED]\"";

    @MethodSource("io.sordini.core.sanitize.evidence.Seeds#documents")
    @DictionaryFile(resourcePath = "fuzz.dict")
    @FuzzTest
    void documents(byte[] document) throws IOException {
        Masked result = Masking.report(document);
        String masked = new String(result.bytes(), UTF_8);

        MAPPER.readTree(masked);
        assertThat(masked.length()).as("length").isLessThanOrEqualTo(document.length * 8 + 64);
        assertThat(Masking.document(masked)).as("masked again").isEqualTo(masked);
        assertThat(result.report().counts().values()).as("counts").allMatch(count -> count > 0);
        if (Arrays.equals(result.bytes(), document)) {
            assertThat(result.report().counts())
                    .as("counts where nothing changed")
                    .isEmpty();
        }
        boolean json = isJson(document);
        if (json && !masked.equals(UNSCANNED)) {
            assertThat(SameStructure.difference(document, result.bytes()))
                    .as("difference")
                    .isEmpty();
        }
        assertAbsent(document, json);
    }

    /** A secret beside the document if it is one, else in a text with it. */
    private static void assertAbsent(byte[] document, boolean json) {
        String text = new String(document, UTF_8);
        if (!holdsSome(text)) {
            String planted = json
                    ? "{\"note\":\"" + SECRET + "\",\"body\":" + text + ",\"n\":[\"" + SECRET + "\"]}"
                    : "[\"" + SECRET + text + "\",{\"n\":\"" + SECRET + "\"" + text;
            assertThat(Masking.document(planted)).as("planted").doesNotContain(OF_THE_SECRET);
        }
    }

    /** Whether another reader takes the bytes for one document in UTF-8; nesting is no deeper than it may be. */
    private static boolean isJson(byte[] document) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
            return !MAPPER.readTree(text).isMissingNode(); // of bytes the reader would guess the encoding
        } catch (CharacterCodingException | JsonProcessingException notJson) {
            return false;
        }
    }

    @MethodSource("io.sordini.core.sanitize.evidence.Seeds#texts")
    @DictionaryFile(resourcePath = "fuzz.dict")
    @FuzzTest
    void texts(byte[] bytes) {
        String text = new String(bytes, UTF_8);

        String masked = Masking.line(text);

        assertThat(masked.chars()).as("one line").noneMatch(c -> c < ' ' && c != '\t');
        assertThat(Masking.line(masked)).as("masked again").isEqualTo(masked);
        if (!holdsSome(text)) {
            int middle = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);
            String planted = text.substring(0, middle) + SECRET + text.substring(middle);
            assertThat(Masking.line(planted)).as("planted").doesNotContain(OF_THE_SECRET);
        }
    }

    /** The fuzzer learns the secret from what it is compared with, and a part of it is none. */
    private static boolean holdsSome(String text) {
        return text.contains("quill") || text.contains("castle");
    }
}
