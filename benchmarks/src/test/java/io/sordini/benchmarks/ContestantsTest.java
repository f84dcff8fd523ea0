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
        boolean readsTexts = masker == DocumentMasker.SORDINI || masker == DocumentMasker.TREE_REGEX;
        for (byte[] event : EVENTS) {
            String masked = new String(masker.make().apply(event), UTF_8);

            assertThat(new ObjectMapper().readTree(masked).size()).isEqualTo(13);
            assertThat(masked.contains("tulip-")).isEqualTo(copies);
            assertThat(!readsTexts || !masked.contains("dora.quill@")).isTrue();
        }
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
