package io.sordini.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sordini.testkit.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lines of {@code {"id": ..., "text": ...}}, as people mask them to see how well a masker does. */
class MaskLabelledLinesTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void theIdStays_theTextIsMasked() throws JsonProcessingException {
        List<JsonNode> masked = mask(List.of(
                "{\"id\":\"email/0001\",\"text\":\"write to dora.quill@example.org\"}",
                "{\"id\":\"b/0007\",\"text\":\"card 4111 1111 1111 1111\"}",
                "{\"id\":\"4111-x\",\"text\":\"nothing here\"}"));

        assertThat(masked)
                .extracting(line -> line.get("id").asText())
                .containsExactly("email/0001", "b/0007", "4111-x");
        assertThat(masked)
                .extracting(line -> line.get("text").asText())
                .containsExactly("write to [EMAIL]", "card [CARD]", "nothing here");
    }

    @Test
    void everyLineOfTheReferenceKeepsItsIdAndItsPlace() throws IOException {
        List<String> lines = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        try (Stream<Path> files = Files.list(ReferenceData.require("devset"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                for (String line : Files.readAllLines(file)) {
                    JsonNode labelled = MAPPER.readTree(line);
                    ids.add(labelled.get("id").asText());
                    lines.add(MAPPER.writeValueAsString(MAPPER.createObjectNode()
                            .put("id", labelled.get("id").asText())
                            .put("text", labelled.get("text").asText())));
                }
            }
        }

        assertThat(mask(lines)).extracting(line -> line.get("id").asText()).containsExactlyElementsOf(ids);
    }

    private static List<JsonNode> mask(List<String> lines) throws JsonProcessingException {
        Cli run = Cli.runWith((String.join("\n", lines) + "\n").getBytes(UTF_8), "mask");
        assertThat(run.exit()).isZero();
        List<JsonNode> masked = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            masked.add(MAPPER.readTree(line));
        }
        return masked;
    }
}
