package io.sordini.core.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sordini.core.policy.PolicyReader;
import io.sordini.testkit.Laws;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names and values in all the shapes that documents have, and secrets in all the encodings. */
class StructuresTest {

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Sanitizer sanitizer = new Sanitizer(PolicyReader.defaults().masking());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"X-Api-Key\":\"a1\",\"apiKey\":[1,{\"b\":2}],\"api_key\":7,\"apikey\":true,\"api-key\":null}"
                        + " | {\"X-Api-Key\":\"[MASKED]\",\"apiKey\":\"[MASKED]\",\"api_key\":\"[MASKED]\","
                        + "\"apikey\":\"[MASKED]\",\"api-key\":null}",
                "{\"DBPassword\":\"a\",\"pass_rate\":5,\"keyboard\":\"b\",\"spin\":1,\"prompt_tokens\":17}"
                        + " | {\"DBPassword\":\"[MASKED]\",\"pass_rate\":5,\"keyboard\":\"b\",\"spin\":1,\"prompt_tokens\":17}",
                "{\"value\":{\"a\":[\"b\"]},\"x\":[1,2],\"name\":\"password\"}"
                        + " | {\"value\":\"[MASKED]\",\"x\":[1,2],\"name\":\"password\"}",
                "{\"value\":{\"value\":\"in\",\"key\":\"token\"},\"name\":\"size\"}"
                        + " | {\"value\":{\"value\":\"[MASKED]\",\"key\":\"token\"},\"name\":\"size\"}",
                "{\"rawHeaders\":[\"Host\",\"x\",\"Cookie\",\"a=b\",\"Accept\",\"c\"]}"
                        + " | {\"rawHeaders\":[\"Host\",\"x\",\"Cookie\",\"[MASKED]\",\"Accept\",\"c\"]}",
                "{\"set-cookie\":[\"sid=1; HttpOnly\"]} | {\"set-cookie\":\"[MASKED]\"}",
                "{ \"a\" : [ 1.0e5 , \"b\\/\\u00e9\" ] } | { \"a\" : [ 1.0e5 , \"b\\/\\u00e9\" ] }",
            })
    void documents(String document, String masked) {
        assertThat(mask(document)).isEqualTo(masked);
    }

    @Test
    void theParametersOfAMultipartBodyAreNamesToo() {
        String body = """
                --x\r
                Content-Disposition: form-data; name="password"\r
                \r
                hunter2 with spaces\r
                --x\r
                Content-Disposition: form-data; name="title"\r
                \r
                hello\r
                --x--\r
                """;

        String masked = sanitizer.maskText(body);

        assertThat(masked)
                .contains("[MASKED]", "hello", "title")
                .doesNotContain("hunter2")
                .doesNotContain("spaces");
        assertThat(sanitizer.maskText(masked)).isEqualTo(masked);
    }

    @Test
    void aSecretIsFoundInEveryEncodingAndMixOfThem() {
        List<String> secrets = List.of("robert@example.com", "4111111111111111", "203.0.113.77", "078-05-1120");
        Laws.forAll(
                11,
                2000,
                random -> {
                    String text = secrets.get(random.nextInt(secrets.size()));
                    for (int depth = 1 + random.nextInt(3); depth > 0; depth--) {
                        text = encoded(text, random);
                    }
                    return "x " + text + " y";
                },
                text -> {
                    String masked = sanitizer.maskText(text);
                    assertThat(masked)
                            .startsWith("x ")
                            .endsWith(" y")
                            .contains("[")
                            .isNotEqualTo(text);
                    assertThat(sanitizer.maskText(masked)).isEqualTo(masked);
                });
    }

    private static String encoded(String text, Random random) {
        StringBuilder encoded = new StringBuilder();
        int kind = random.nextInt(5);
        if (kind == 0) {
            return Base64.getEncoder().encodeToString(("value " + text).getBytes(StandardCharsets.UTF_8));
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            encoded.append(
                    switch (kind) {
                        case 1 -> "%%%02x".formatted((int) c);
                        case 2 -> "\\u%04X".formatted((int) c);
                        case 3 -> "&#" + (int) c + ";";
                        default -> Character.isLetterOrDigit(c) ? String.valueOf(c) : "%%%02X".formatted((int) c);
                    });
        }
        return encoded.toString();
    }

    @Test
    void theSameIsReadAsJsonAsByAStrictReader() {
        Laws.forAll(12, 20_000, StructuresTest::almostJson, text -> {
            String masked = mask(text);
            assertThat(isJson(masked)).as("masked").isTrue();
            assertThat(masked.charAt(0) != '"').as("read as JSON").isEqualTo(isJson(text));
        });
    }

    /** A short text of the characters that matter to JSON, often correct. */
    private static String almostJson(Random random) {
        List<String> parts = List.of(
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "\"a\"",
                "\"\\u00e9\"",
                "\"\\x\"",
                "-",
                "0",
                "1",
                ".",
                "e",
                "+",
                "true",
                " ");
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "[" : "{\"a\":");
        boolean object = text.charAt(0) == '{';
        for (int i = random.nextInt(5); i >= 0; i--) {
            text.append(parts.get(random.nextInt(parts.size())));
        }
        return text.append(object ? '}' : ']').toString();
    }

    private static boolean isJson(String text) {
        try {
            STRICT.readTree(text);
            return true;
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }

    private String mask(String document) {
        return new String(sanitizer.maskJson(document.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
