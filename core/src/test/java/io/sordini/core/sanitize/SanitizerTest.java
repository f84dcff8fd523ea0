package io.sordini.core.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.policy.PolicyReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SanitizerTest {

    private static final String JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZG1pbiJ9.c2lnbmF0dXJlLW9mLXRlc3Q";

    private final Sanitizer sanitizer = new Sanitizer(PolicyReader.defaults().masking());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"password\":\"hunter2\"} | {\"password\":\"[MASKED]\"}",
                "{\"user-password\":1234} | {\"user-password\":\"[MASKED]\"}",
                "{\"Password\":[\"hunter2\",{\"a\":1}],\"b\":2} | {\"Password\":\"[MASKED]\",\"b\":2}",
                "{\"pass\\u0077ord\":{\"x\":[true]}} | {\"password\":\"[MASKED]\"}",
                "{\"password\":true,\"password2\":null} | {\"password\":\"[MASKED]\",\"password2\":null}",
                "{\"email\":\"alice@example.com\"} | {\"email\":\"al***************\"}",
                "{\"email\":\"al\"} | {\"email\":\"a*\"}",
                "{\"email\":\"a\"} | {\"email\":\"*\"}",
                "{\"phone\":\"+1 (555) 123-4567\"} | {\"phone\":\"XXX-XXX-4567\"}",
                "{\"phone\":\"4567\"} | {\"phone\":\"XXX-XXX-****\"}",
                "{\"credit_card\":\"4111 1111 1111 1111\"} | {\"credit_card\":\"****-****-****-1111\"}",
                "{\"credit_card\":4111111111111111} | {\"credit_card\":\"****-****-****-1111\"}",
            })
    void originalRules(String document, String masked) {
        assertThat(mask(document)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "mail bob@example.com now | mail [EMAIL] now",
                "pay 4111 1111 1111 1111! | pay [CARD]!",
                "pay 4111111111111111 | pay [CARD]",
                "3782-822463-10005 | [CARD]",
                "not 4111 1111 1111 1112 | not 4111 1111 1111 1112",
                "ms 1795385964164 id 12345678901234567890123 | ms 1795385964164 id 12345678901234567890123",
                "ssn is 078-05-1120. | ssn is [SSN].",
                "from 203.0.113.9:80 | from [IP]:80",
                "(Windows) Chrome/120.0.0.0 Safari | (Windows) Chrome/120.0.0.0 Safari",
                "http://10.0.0.1/hosts/10.0.0.2 | http://[IP]/hosts/[IP]",
                "release 1.2.3.4.5 | release 1.2.3.4.5",
                "at 999.1.1.1 12:34:56 std::move | at 999.1.1.1 12:34:56 std::move",
                "peer [2001:db8::1]:443 | peer [[IP]]:443",
                "Authorization=Bearer abcdefgh12345 | Authorization=[MASKED]",
                "sent Bearer abcdefgh12345 twice | sent Bearer [MASKED] twice",
                "sent Basic dXNlcjpodW50ZXIy | sent Basic [MASKED]",
                "the basic authentication of bearer bonds | the basic authentication of bearer bonds",
                "login password=hunter2 ok | login password=[MASKED] ok",
                "login password: S3cret! ok | login password: [MASKED] ok",
                "{\"user\":1, \"password\": \"a\\\"hunter2\", trunc | {\"user\":1, \"password\": \"[MASKED]\", trunc",
                "cut {\\\"password\\\":\\\"hunter2\\\",\\\"a\\\":1 | cut {\\\"password\\\":\\\"[MASKED]\\\",\\\"a\\\":1",
                "<password>hunter2</password> | <password>[MASKED]</password>",
                "Cookie: a=hunter2; b=S3cret! | Cookie: [MASKED]",
                "postgres://app:p@ss:w0rd@db:5432/x | postgres://app:[MASKED]@db:5432/x",
                "key AKIAIOSFODNN7EXAMPLE used | key [MASKED] used",
                "GET /a?email=alice%40example.com HTTP/1.1 | GET /a?email=al*************** HTTP/1.1",
            })
    void textClasses(String text, String masked) {
        assertThat(sanitizer.maskText(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "username=admin&password=hunter2 | username=admin&password=[MASKED]",
                "username=admin&pass%77ord=hunter2&x=1 | username=admin&pass%77ord=[MASKED]&x=1",
                "q=alice%40example.com&r=a+b | q=[EMAIL]&r=a+b",
                "q=bob+tag@example.com | q=[EMAIL]",
                "note=my+card+4111+1111+1111+1111 | note=my+card+[CARD]",
                "note=%2534%2531%25311 | note=%2534%2531%25311",
                "q=alice%2540example.com | q=[EMAIL]",
                "/reset?token=abc&next=%2Fhome | /reset?token=[MASKED]&next=%2Fhome",
                "https://h.example/cb#access_token=abc&state=1 | https://h.example/cb#access_token=[MASKED]&state=1",
            })
    void formsAndQueries(String text, String masked) {
        assertThat(sanitizer.maskText(text)).isEqualTo(masked);
    }

    @Test
    void jwtIsMaskedWherever() {
        assertThat(sanitizer.maskText("got " + JWT + " back")).isEqualTo("got [JWT] back");
        assertThat(sanitizer.maskText("session-" + JWT)).isEqualTo("session-[JWT]");
        assertThat(mask("{\"a\":[\"" + JWT + "\"]}")).isEqualTo("{\"a\":[\"[JWT]\"]}");
    }

    @Test
    void jsonInStringsIsMaskedInside() {
        String inner = "{\"password\":\"hunter2\",\"n\":1}";
        String twice = quote("{\"body\":" + quote(inner) + "}");

        assertThat(mask("{\"b\":" + twice + "}"))
                .isEqualTo("{\"b\":" + quote("{\"body\":" + quote("{\"password\":\"[MASKED]\",\"n\":1}") + "}") + "}");
    }

    @Test
    void jsonNestedInStringsTooDeeplyIsMaskedWhole() {
        String text = "{\"x\":\"hunter2\",\"password\":\"hunter2\"}";
        for (int i = 0; i < 8; i++) {
            text = "{\"a\":" + quote(text) + "}";
        }

        assertThat(mask(text)).contains("[UNSCANNED]").doesNotContain("hunter2");
    }

    @Test
    void pairsAreKnownByTheirLabels() {
        assertThat(mask("[{\"name\":\"password\",\"value\":\"hunter2\"},{\"name\":\"a\",\"value\":\"b\"}]"))
                .isEqualTo("[{\"name\":\"password\",\"value\":\"[MASKED]\"},{\"name\":\"a\",\"value\":\"b\"}]");
        assertThat(mask("{\"headers\":[[\"Authorization\",\"Digest x\"],[\"accept\",\"*/*\"]]}"))
                .isEqualTo("{\"headers\":[[\"Authorization\",\"[MASKED]\"],[\"accept\",\"*/*\"]]}");
    }

    @Test
    void numbersAndNamesAreContentToo() {
        assertThat(mask("{\"ref\":4111111111111111,\"bob@example.com\":1,\"eve@example.com\":2}"))
                .isEqualTo("{\"ref\":\"[CARD]\",\"[EMAIL]\":1,\"[EMAIL]#2\":2}");
    }

    @Test
    void longTextIsElided() {
        assertThat(mask("{\"a\":\"" + "x".repeat(70_000) + "\"}")).isEqualTo("{\"a\":\"[ELIDED 70000 characters]\"}");
    }

    @Test
    void linesCannotBeForged() {
        assertThat(mask("{\"a\":\"x\\r\\n\\u001b[31mforged\\u202e\\u0085\\ud800!\"}"))
                .isEqualTo("{\"a\":\"x\\r\\n\\u001B[31mforged<U+202E><U+0085>\ufffd!\"}");
        assertThat(sanitizer.maskText("a\r\n\u001b[2Jb\tc\u202e"))
                .isEqualTo("a<U+000D><U+000A><U+001B>[2Jb\tc<U+202E>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"password\":\"hunter2\"} {\"a\":1}", "password=hunter2", "{\"password\":\"hunter2"})
    void whatIsNotOneDocument_isMaskedAsText(String line) {
        assertThat(mask(line))
                .startsWith("\"")
                .endsWith("\"")
                .contains("[MASKED]")
                .doesNotContain("hunter2");
    }

    @Test
    void emptyInvalidAndBottomlessInput_givesOneJsonString() {
        assertThat(mask("")).isEqualTo("\"\"");
        assertThat(new String(sanitizer.maskJson(new byte[] {'{', (byte) 0xff, '}'}), StandardCharsets.UTF_8))
                .isEqualTo("\"{\ufffd}\"");
        assertThat(mask("[".repeat(10_000) + "]".repeat(10_000))).isEqualTo("\"[UNSCANNED]\"");
    }

    @Test
    void whatIsClean_staysAsItIs() {
        String document = "{\"a\":1.10,\"b\":[true,null,\"token_type=bearer\"],\"c\":{\"d\":\"x=1&y=%20z\",\"e\":-7,"
                + "\"f\":\"{\\\"g\\\": [1, 2]}\",\"token_type\":\"bearer\",\"h\":\"caf\u00e9 \ud83d\ude00\"}}";

        assertThat(mask(document)).isEqualTo(document);
    }

    private String mask(String document) {
        return new String(sanitizer.maskJson(document.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Test
    void aLabelAfterItsValueMasksItAllTheSame() {
        for (String document : List.of(
                "{\"h\":[{\"value\":\"ZZa1\",\"name\":\"Authorization\"}]}",
                "{\"p\":[{\"value\":\"ZZa1\",\"key\":\"password\"}]}",
                "{\"p\":{\"value\":\"ZZa1\",\"type\":\"text\",\"name\":\"password\"}}")) {
            String masked = new String(
                    new Sanitizer(PolicyReader.defaults().masking())
                            .maskJson(document.getBytes(StandardCharsets.UTF_8)),
                    StandardCharsets.UTF_8);
            assertThat(masked).as(document).doesNotContain("ZZa1").contains("[MASKED]");
        }
    }

    @Test
    void aValueWhoseLabelIsHarmlessStays() {
        byte[] masked = sanitizer.maskJson("{\"value\":1.50,\"name\":\"weight\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(new String(masked, StandardCharsets.UTF_8)).isEqualTo("{\"value\":1.50,\"name\":\"weight\"}");
    }
}
