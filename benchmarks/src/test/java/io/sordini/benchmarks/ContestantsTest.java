package io.sordini.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether the contestants do what is said of them: a fast one that does nothing would prove nothing. */
class ContestantsTest {

    private static final List<byte[]> EVENTS = AuditEvents.events(DocumentBenchmark.SEED, 50);

    @ParameterizedTest
    @EnumSource
    void ofDocuments(DocumentMasker masker) throws IOException {
        boolean copies = masker == DocumentMasker.COPY;
        boolean readsTexts = masker != DocumentMasker.COPY && masker != DocumentMasker.JSON_MASKER;
        for (byte[] event : EVENTS) {
            String masked = new String(masker.make().apply(event), UTF_8);

            assertThat(new ObjectMapper().readTree(masked).size()).isEqualTo(13);
            assertThat(masked.contains("tulip-")).isEqualTo(copies);
            assertThat(!readsTexts || !masked.contains("dora.quill@")).isTrue();
        }
    }

    @Test
    void theFirstDesign_masksByPatternsOfNamesAndByPatternsOfTexts() {
        String document = "{\"userPassword\":\"a\",\"Email\":\"dora@example.org\",\"phone\":\"212-555-0147\","
                + "\"credit_card\":\"4111111111111111\",\"n\":[\"at 10.3.5.9\",{\"m\":\"219-09-9999, dora@example.org\"}],"
                + "\"c\":\"4111 1111 1111 1111\",\"password\":12}";

        assertThat(new String(GuideMasker.mask(document.getBytes(UTF_8)), UTF_8))
                .isEqualTo("{\"userPassword\":\"[MASKED]\",\"Email\":\"dor*************\",\"phone\":\"XXX-XXX-0147\","
                        + "\"credit_card\":\"****-****-****-1111\",\"n\":[\"at [IP]\",{\"m\":\"[SSN], [EMAIL]\"}],"
                        + "\"c\":\"[CARD]\",\"password\":12}");
    }

    @Test
    void theTreeWithSixteenPatterns_masksWhatTheOneWithFourDoesNot() {
        byte[] document = "{\"note\":\"call +49 30 1234 5678, pwd=tulip\",\"password\":\"a\"}".getBytes(UTF_8);

        assertThat(new String(DocumentMasker.TREE_REGEX.make().apply(document), UTF_8))
                .isEqualTo("{\"note\":\"call +49 30 1234 5678, pwd=tulip\",\"password\":\"[MASKED]\"}");
        assertThat(new String(DocumentMasker.TREE_REGEX_16.make().apply(document), UTF_8))
                .isEqualTo("{\"note\":\"call [PHONE], [SECRET]\",\"password\":\"[MASKED]\"}");
    }

    @ParameterizedTest
    @EnumSource
    void ofTexts(TextMasker masker) {
        String line = "pool-1 mailed dora.quill@example.org at 10.3.5.9";

        assertThat(masker.make().apply(line).equals(line)).isEqualTo(masker == TextMasker.COPY);
        assertThat(masker.make().apply(line)).startsWith("pool-1 mailed ");
    }

    @Test
    void eventsAreOfTheLengthThatTheyAreSaidToBe() {
        assertThat(EVENTS.stream().mapToInt(event -> event.length).average().orElseThrow())
                .isBetween(720.0, 820.0);
    }
}
