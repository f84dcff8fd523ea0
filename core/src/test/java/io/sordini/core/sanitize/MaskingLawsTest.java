package io.sordini.core.sanitize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sordini.core.policy.PolicyReader;
import io.sordini.testkit.Laws;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskingLawsTest {

    private static final int CASES = 2000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Sanitizer sanitizer = new Sanitizer(PolicyReader.defaults().masking());

    @Test
    void maskingTwiceIsMaskingOnce() {
        Laws.forAll(1, CASES, MaskingLawsTest::anyPlanted, document -> {
            String once = mask(document);
            assertThat(mask(once)).isEqualTo(once);
        });
    }

    @Test
    void maskingTextTwiceIsMaskingOnce() {
        Laws.forAll(2, CASES, random -> mutated(anyPlanted(random), random), text -> {
            String once = sanitizer.maskText(text);
            assertThat(sanitizer.maskText(once)).isEqualTo(once);
        });
    }

    @Test
    void aRunTooLongForAKeyGoesAsAWhole() {
        String once = sanitizer.maskText("xoxb-1-".repeat(500));

        assertThat(once).isEqualTo("[MASKED]");
        assertThat(sanitizer.maskText(once)).isEqualTo(once);
    }

    @Test
    void aPlantedSecretIsAbsent() {
        Laws.forAll(3, CASES, MaskingLawsTest::anyPlanted, document -> {
            String masked = mask(document);
            for (String secret : Documents.SECRETS) {
                assertThat(masked).doesNotContain(secret.replace("Bearer ", ""));
            }
            assertThat(masked).doesNotContain("bob.miller", "example.com");
        });
    }

    @Test
    void structureStays() {
        Laws.forAll(
                4,
                CASES,
                MaskingLawsTest::anyPlanted,
                document -> assertThat(shape(tree(mask(document)))).isEqualTo(shape(tree(document))));
    }

    @Test
    void aCleanDocumentKeepsItsMeaning() {
        Laws.forAll(5, CASES, Documents::clean, document -> {
            if (!document.contains("password")) {
                assertThat(tree(mask(document))).isEqualTo(tree(document));
            }
        });
    }

    @Test
    void damagedDocumentsGiveValidJson() {
        Laws.forAll(6, CASES, random -> mutated(anyPlanted(random), random), text -> tree(mask(text)));
    }

    @Test
    void randomBytesGiveValidJson() {
        Laws.forAll(
                7,
                CASES,
                random -> {
                    byte[] bytes = new byte[random.nextInt(200)];
                    random.nextBytes(bytes);
                    return bytes;
                },
                bytes -> assertThatCode(() -> MAPPER.readTree(sanitizer.maskJson(bytes)))
                        .doesNotThrowAnyException());
    }

    private static String anyPlanted(Random random) {
        return Documents.planted(random, Documents.SECRETS.get(random.nextInt(Documents.SECRETS.size())));
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(3)) {
                case 0 -> mutated.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 65536));
                case 1 -> mutated.setLength(at + 1);
                default -> mutated.insert(at, "\"%{&=\\u".charAt(random.nextInt(7)));
            }
        }
        return mutated.toString();
    }

    /** Names and kinds, without values. */
    private static String shape(JsonNode node) {
        StringBuilder shape = new StringBuilder();
        if (node.isObject()) {
            node.properties().forEach(field -> shape.append(field.getKey()).append(shape(field.getValue())));
        } else if (node.isArray()) {
            node.forEach(element -> shape.append(shape(element)));
        }
        return node.getNodeType() + "(" + shape + ")";
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not valid JSON", e);
        }
    }

    private String mask(String document) {
        return new String(sanitizer.maskJson(document.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
