package io.sordini.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonToken;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.event.MalformedEvent.Reason;
import io.sordini.schemas.subject.Address;
import io.sordini.schemas.subject.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventScanTest {

    private static final String HEAD = "{\"client_ip\":\"192.0.2.7\",\"method\":\"GET\",\"path\":\"/a\"";

    @Test
    void every_field_of_a_request_is_read() {
        RequestEvent event = request(
                HEAD + ",\"id\":\"i\",\"timestamp\":\"2026-11-22T21:18:30Z\",\"status_code\":201,"
                        + "\"query_params\":{\"q\":1},\"response_time_ms\":1.5,\"headers\":{\"Authorization\":\"bearer  t \",\"Host\":\"h\"},"
                        + "\"request_body\":\"a=b\",\"response_body\":{\"access_token\":\"t\",\"n\":1,\"deep\":{\"n\":2}},"
                        + "\"user_agent\":\"ua\",\"session_id\":\"s\",\"correlation_id\":\"c\",\"server_id\":\"v\","
                        + "\"user\":\"u\",\"api_key\":\"k\",\"decision\":\"d\",\"latitude\":52.52,\"longitude\":\"13.405\",\"unknown\":{\"path\":\"/not\"}}");

        assertThat(event)
                .usingRecursiveComparison()
                .isEqualTo(new RequestEvent(
                        "i",
                        "2026-11-22T21:18:30Z",
                        "GET",
                        "/a",
                        new Body(null, java.util.Map.of("q", "1")),
                        java.util.Map.of("authorization", "bearer  t ", "host", "h"),
                        new Body("a=b", java.util.Map.of()),
                        new Body(null, java.util.Map.of("access_token", "t", "n", "1")),
                        201,
                        1.5,
                        Address.parse("192.0.2.7").orElseThrow(),
                        "ua",
                        "s",
                        "c",
                        "v",
                        "u",
                        "k",
                        "d",
                        new Place(5252, 1341)));
        assertThat(event.bearerToken()).contains("t");
        assertThat(event.succeeded()).isTrue();
    }

    @Test
    void every_field_of_an_authentication_event_is_read() {
        Event event = read(
                Topic.AUTH_EVENTS,
                bytes("{\"type\":\"login_failed\",\"user\":\"u\",\"client_ip\":\"::ffff:192.0.2.7\",\"jti\":\"j\","
                        + "\"family\":\"f\",\"issuer\":\"i\",\"audience\":\"a\",\"expires_at\":1795385911.5,"
                        + "\"mfa_method\":\"totp\",\"reason\":\"r\",\"password_fingerprint\":\"p\"}"));

        assertThat(event).isInstanceOfSatisfying(AuthEvent.class, auth -> {
            assertThat(auth.type()).isEqualTo(AuthEventType.LOGIN_FAILED);
            assertThat(auth.client()).isEqualTo(Address.parse("192.0.2.7").orElseThrow());
            assertThat(auth.expiresAt()).isEqualTo(Instant.ofEpochMilli(1795385911500L));
            assertThat(auth.passwordFingerprint()).isEqualTo("p");
            assertThat(auth.mfaMethod()).isEqualTo("totp");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOT_AN_OBJECT | []",
                "NOT_AN_OBJECT | 1",
                "NOT_AN_OBJECT | 'null'",
                "NOT_AN_OBJECT | '\"text\"'",
                "NOT_JSON      | '   '",
                "NOT_JSON      | '{\"method\":\"GET\"'",
                "NOT_JSON      | '{\"method\":\"GET\",}'",
                "NOT_JSON      | 'method=GET'",
                "NOT_JSON      | '{\"method\":NaN}'",
                "NOT_JSON      | '{\"method\":\"GET\",\"path\":\"/\"} {}'",
                "NOT_JSON      | '{} {\"method\":\"GET\",\"path\":\"/\"}'",
                "NOT_JSON      | '{\"x\":1}{\"method\":\"GET\",\"path\":\"/\"}'",
                "NOT_JSON      | '{\"method\":\"GET\",\"path\":\"/\"} 1'",
                "MISSING_FIELD | {}",
                "MISSING_FIELD | '{\"method\":null,\"path\":\"/\"}'",
            })
    void what_is_no_event_is_named(Reason reason, String value) {
        assertThat(malformed(bytes(value)).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "path             | [1]",
                "path             | {}",
                "path             | 5",
                "user             | true",
                "timestamp        | []",
                "status_code      | '\"200\"'",
                "status_code      | 200.0",
                "status_code      | 99999999999999999999",
                "status_code      | 1000",
                "status_code      | -1",
                "response_time_ms | '\"1\"'",
                "response_time_ms | 1e999999",
                "headers          | '[\"a\"]'",
                "headers          | '\"a\"'",
            })
    void a_watched_field_of_the_wrong_type_is_named_and_the_address_is_kept(String field, String value) {
        String other = field.equals("path") ? "" : ",\"path\":\"/a\"";

        MalformedEvent event = malformed(
                bytes("{\"client_ip\":\"192.0.2.7\",\"method\":\"GET\"" + other + ",\"" + field + "\":" + value + "}"));

        assertThat(event.reason()).isEqualTo(Reason.WRONG_TYPE);
        assertThat(event.field()).isEqualTo(field);
        assertThat(event.clientAddress()).contains(Address.parse("192.0.2.7").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_ip", "path", "headers", "request_body"})
    void a_watched_field_that_is_there_twice_is_malformed(String field) {
        String value = field.equals("headers") ? "{}" : "\"203.0.113.9\"";
        String twice = ",\"" + field + "\":" + value + ",\"" + field + "\":" + value + "}";

        MalformedEvent event = malformed(bytes(HEAD + twice));

        assertThat(event.reason()).isEqualTo(Reason.DUPLICATE_FIELD);
        assertThat(event.field()).isEqualTo(field);
        assertThat(event.clientAddress()).contains(Address.parse("192.0.2.7").orElseThrow());
    }

    @Test
    void a_watched_name_below_the_top_level_is_not_the_field() {
        assertThat(request(HEAD + ",\"x\":{\"path\":\"/b\"},\"y\":[{\"method\":\"PUT\"}]}")
                        .path())
                .isEqualTo("/a");
    }

    @Test
    void null_inside_headers_and_bodies_is_absence() {
        RequestEvent event = request(HEAD + ",\"headers\":{\"authorization\":null},\"request_body\":{\"user\":null}}");

        assertThat(event.headers()).isEmpty();
        assertThat(event.requestBody()).isEqualTo(Body.NONE);
    }

    @Test
    void structures_inside_headers_and_bodies_are_passed_over() {
        RequestEvent event = request(HEAD + ",\"headers\":{\"a\":[\"x\"],\"b\":{\"a\":\"y\"},\"c\":\"z\"},"
                + "\"request_body\":[\"x\",{\"user\":\"y\"}],\"response_body\":7}");

        assertThat(event.headers()).isEqualTo(java.util.Map.of("c", "z"));
        assertThat(event.requestBody()).isEqualTo(Body.NONE);
        assertThat(event.responseBody().text()).isEqualTo("7");
    }

    @Test
    void more_headers_than_the_limit_cannot_hide_the_last_one() {
        StringBuilder headers = new StringBuilder();
        for (int i = 0; i < EventFields.MAX_NESTED; i++) {
            headers.append("\"h").append(i).append("\":\"\",");
        }

        MalformedEvent event = malformed(bytes(HEAD + ",\"headers\":{" + headers + "\"authorization\":\"Bearer t\"}}"));

        assertThat(event.reason()).isEqualTo(Reason.TOO_COMPLEX);
        assertThat(event.field()).isEqualTo("headers");
    }

    @Test
    void nesting_beyond_the_limit_is_malformed_and_the_address_is_kept() {
        for (int depth : new int[] {EventScan.MAX_DEPTH, 10_000}) {
            MalformedEvent event = malformed(bytes(HEAD + ",\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}"));

            assertThat(event.reason()).isEqualTo(Reason.TOO_DEEP);
            assertThat(event.clientAddress()).isPresent();
        }
        assertThat(request(HEAD + ",\"x\":" + "[".repeat(EventScan.MAX_DEPTH - 1) + "]".repeat(63) + "}"))
                .isNotNull();
    }

    @Test
    void names_numbers_and_counts_beyond_the_limit_are_malformed() {
        String name = ",\"" + "n".repeat(2000) + "\":1}";
        String number = ",\"x\":" + "9".repeat(100) + "}";
        String tokens = ",\"x\":[" + "1,".repeat(100_001) + "1]}";

        for (String rest : new String[] {name, number, tokens}) {
            assertThat(malformed(bytes(HEAD + rest)).reason()).isEqualTo(Reason.TOO_COMPLEX);
        }
    }

    @Test
    void a_body_of_a_megabyte_is_read_and_a_value_over_the_limit_is_not() {
        String body = "x".repeat(1 << 20);

        assertThat(request(HEAD + ",\"request_body\":\"" + body + "\"}")
                        .requestBody()
                        .text())
                .hasSize(1 << 20);
        assertThat(malformed(new byte[Topic.MAX_VALUE_BYTES + 1]).reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(malformed(new byte[0]).reason()).isEqualTo(Reason.EMPTY);
    }

    @Test
    @SuppressWarnings("NullAway") // NullAway does not see @Nullable on an array read from a class file
    void a_tombstone_is_empty() {
        assertThat(EventScan.read(new SourceRecord(Topic.REQUEST_EVENTS, null, null, 0, "o")))
                .isEqualTo(new MalformedEvent(Reason.EMPTY, null, null));
    }

    /** Continuation byte alone, overlong slash, encoded surrogate, beyond the last code point, cut short. */
    @ParameterizedTest
    @ValueSource(strings = {"80", "c0af", "eda080", "f5808080", "e282"})
    void invalid_utf8_is_found_wherever_it_stands_and_the_address_is_kept(String hex) {
        byte[] wrong = java.util.HexFormat.of().parseHex(hex);
        for (String before : new String[] {",\"user\":\"", ",\"skipped\":\"", ",\"", ",\"skipped\":[{\"a\":\""}) {
            ByteArrayOutputStream value = new ByteArrayOutputStream();
            value.writeBytes(bytes(HEAD + before));
            value.writeBytes(wrong);
            value.writeBytes(bytes(before.equals(",\"") ? "\":1}" : before.contains("[") ? "\"}]}" : "\"}"));

            MalformedEvent event = malformed(value.toByteArray());

            assertThat(event.reason()).as(hex + before).isEqualTo(Reason.INVALID_UTF8);
            assertThat(event.clientAddress()).isPresent();
        }
    }

    @Test
    void a_replacement_character_that_was_sent_is_valid() {
        assertThat(request(HEAD + ",\"user\":\"\ufffd\"}").user()).isEqualTo("\ufffd");
    }

    @Test
    void an_escaped_lone_surrogate_is_valid_json() {
        assertThat(request(HEAD + ",\"user\":\"\\ud800\"}").user()).isEqualTo("\ud800");
    }

    @Test
    void a_byte_order_mark_is_passed_over_and_other_encodings_are_refused() {
        assertThat(request("\ufeff" + HEAD + "}").path()).isEqualTo("/a");
        assertThat(malformed((HEAD + "}").getBytes(StandardCharsets.UTF_16BE)).reason())
                .isEqualTo(Reason.NOT_JSON);
    }

    @Test
    void what_is_pulled_by_other_methods_is_observed_too() throws IOException {
        byte[] value = bytes(HEAD + ",\"x\":{\"a\":[1]},\"status_code\":200}");
        try (EventScan scan = EventScan.open(value)) {
            scan.nextToken();
            for (int field = 0; field < 3; field++) {
                scan.nextFieldName();
                scan.nextTextValue();
            }
            scan.nextFieldName();
            scan.nextValue();
            scan.skipChildren();
            assertThat(scan.currentToken()).isEqualTo(JsonToken.END_OBJECT);
            assertThat(scan.nextValue()).isEqualTo(JsonToken.VALUE_NUMBER_INT);
            while (scan.nextToken() != null) {
                // to the end
            }

            assertThat(scan.event(Topic.REQUEST_EVENTS)).isInstanceOfSatisfying(RequestEvent.class, event -> {
                assertThat(event.path()).isEqualTo("/a");
                assertThat(event.status()).isEqualTo(200);
            });
        }
    }

    @Test
    void skipping_the_headers_still_reads_them() throws IOException {
        try (EventScan scan = EventScan.open(bytes(HEAD + ",\"headers\":{\"A\":\"b\"}}"))) {
            for (JsonToken token = scan.nextToken(); token != null; token = scan.nextToken()) {
                if (token == JsonToken.START_OBJECT && "headers".equals(scan.currentName())) {
                    scan.skipChildren();
                }
            }

            assertThat(scan.event(Topic.REQUEST_EVENTS))
                    .isInstanceOfSatisfying(
                            RequestEvent.class,
                            event -> assertThat(event.headers()).containsEntry("a", "b"));
        }
    }

    @Test
    void an_unknown_authentication_type_is_the_wrong_type() {
        assertThat(read(Topic.AUTH_EVENTS, bytes("{\"type\":\"LOGIN_FAILED\",\"client_ip\":\"192.0.2.7\"}")))
                .isEqualTo(new MalformedEvent(
                        Reason.WRONG_TYPE, "type", Address.parse("192.0.2.7").orElseThrow()));
    }

    @Test
    void no_content_reaches_a_description() {
        RequestEvent event = request("{\"client_ip\":\"192.0.2.7\",\"method\":\"GET\",\"path\":\"/?key=hunter2\","
                + "\"headers\":{\"cookie\":\"hunter2\"},\"request_body\":\"hunter2\"}");

        assertThat(event.toString() + event.requestBody()).doesNotContain("hunter2");
        assertThat(malformed(bytes("{\"method\":\"hunter2\",\"hunter2\":hunter2"))
                        .message())
                .doesNotContain("hunter2");
    }

    private static RequestEvent request(String json) {
        Event event = read(Topic.REQUEST_EVENTS, bytes(json));
        assertThat(event).isInstanceOf(RequestEvent.class);
        return (RequestEvent) event;
    }

    private static MalformedEvent malformed(byte[] value) {
        Event event = read(Topic.REQUEST_EVENTS, value);
        assertThat(event).isInstanceOf(MalformedEvent.class);
        return (MalformedEvent) event;
    }

    private static Event read(Topic topic, byte[] value) {
        return EventScan.read(new SourceRecord(topic, null, value, 0, "test:1"));
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
