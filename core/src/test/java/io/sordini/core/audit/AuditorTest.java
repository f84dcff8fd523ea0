package io.sordini.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Keyset;
import io.sordini.testkit.JsonSchemas;
import io.sordini.testkit.Laws;
import io.sordini.testkit.ReferenceData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AuditorTest {

    static final long NOW = 1_795_385_911_000L;
    static final String JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZG1pbiJ9.c2lnbmF0dXJlLW9mLXRlc3Q";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String KEY = "k1:" + "A".repeat(43) + "=";
    private static final Map<Integer, String> CLASSES =
            Map.of(4002, "http_activity", 3002, "authentication", 6008, "application_error");

    private static final Keyring KEYS = new Keyring(Keyset.parse(KEY), Keyset.parse(KEY), Keyset.parse(KEY));
    private final Auditor auditor = new Auditor(PolicyReader.defaults(), KEYS);

    static String[] events() {
        return new String[] {
            login(),
            users(),
            "{\"method\":\"BREW\",\"path\":\"/pot?email=alice%40example.com\",\"client_ip\":\"2001:DB8::1\"}",
            "{\"method\":\"GET\",\"path\":\"/x\",\"client_ip\":\"::ffff:198.51.100.7\",\"query_params\":{\"password\":"
                    + "\"hunter2\"},\"headers\":{\"x\":[1]},\"session_id\":\"S3cret!\",\"api_key\":\"hunter2\","
                    + "\"decision\":\"d1\",\"server_id\":\"m1\",\"sordini\":{\"origin\":\"forged\"}}",
            "{\"method\":\"POST\",\"path\":\"/logout\",\"client_ip\":\"198.51.100.7\",\"status_code\":200}",
            "{\"type\":\"login_failed\",\"user\":\"bob@example.com\",\"client_ip\":\"198.51.100.7\",\"jti\":\"hunter2\","
                    + "\"mfa_method\":\"totp\",\"reason\":\"password=hunter2\",\"session_id\":\"s\"}",
            "{\"type\":\"role_bound\",\"client_ip\":\"198.51.100.7\"}",
        };
    }

    /** A login as MockLoop logs it. */
    static String login() {
        return "{\"id\":\"1\",\"timestamp\":\"2026-11-22T21:18:31+0000\",\"method\":\"POST\",\"path\":\"/token\","
                + "\"query_params\":\"\",\"headers\":{\"content-type\":\"application/x-www-form-urlencoded\"},"
                + "\"request_body\":\"username=admin&password=hunter2\",\"response_body\":\"{\\\"access_token\\\":\\\""
                + JWT + "\\\",\\\"user_info\\\":{\\\"email\\\":\\\"bob@example.com\\\"}}\",\"status_code\":200,"
                + "\"response_time_ms\":10,\"client_ip\":\"198.51.100.10\",\"user_agent\":\"curl/7.88.1\"}";
    }

    private static String users() {
        return "{\"method\":\"GET\",\"path\":\"/users\",\"query_params\":\"email=alice%40example.com&card=4111+1111+1111"
                + "+1111\",\"headers\":{\"authorization\":\"Bearer " + JWT + "\",\"cookie\":\"sid=S3cret!\"},"
                + "\"request_body\":\"{\\\"password\\\":\\\"S3cret!\\\"}\",\"response_body\":\"[{\\\"id\\\":1,\\\"email"
                + "\\\":\\\"alice@example.com\\\",\\\"ssn\\\":\\\"078-05-1120\\\"}]\",\"status_code\":200,"
                + "\"response_time_ms\":0.4,\"client_ip\":\"198.51.100.10\",\"session_id\":\"sess-admin\","
                + "\"correlation_id\":\"req-1\",\"user\":\"bob@example.com\",\"note\":\"4111 1111 1111 1111\"}";
    }

    @ParameterizedTest
    @MethodSource("events")
    void noSecretLeaves(String event) {
        String record = text(audit(event));

        assertThat(record)
                .doesNotContain("hunter2", "S3cret!", "4111 1111", "4111+1111", "078-05-1120", JWT, "eyJ", "sess-admin")
                .doesNotContain("bob@", "alice", "example.com");
    }

    @ParameterizedTest
    @MethodSource("events")
    void recordsConformToTheirClass(String event) {
        AuditRecord record = audit(event);

        assertThat(record.classUid()).isNotEqualTo(6008);
        assertThat(schema(record).violations(record.value())).isEmpty();
    }

    @Test
    void request_becomesHttpActivity() {
        JsonNode record = tree(audit(users()));

        assertThat(record.get("type_uid").asInt()).isEqualTo(400203);
        assertThat(record.at("/src_endpoint/ip").asText()).isEqualTo("198.51.100.10");
        assertThat(record.at("/http_request/url/query_string").asText())
                .isEqualTo("email=al***************&card=[MASKED]");
        assertThat(record.at("/http_request/http_headers/0").toString())
                .isEqualTo("{\"name\":\"authorization\",\"value\":\"[MASKED]\"}");
        assertThat(record.at("/http_response/code").asInt()).isEqualTo(200);
        assertThat(record.at("/metadata/correlation_uid").asText()).isEqualTo("req-1");
        assertThat(record.at("/unmapped/user/name").asText()).isEqualTo("[EMAIL]");
        assertThat(record.at("/unmapped/user/uid").asText()).startsWith("k1.");
        assertThat(record.at("/unmapped/request_body").asText()).isEqualTo("{\"password\":\"[MASKED]\"}");
        assertThat(record.at("/unmapped/sordini/origin").asText()).isEqualTo("test:1");
        assertThat(record.at("/unmapped/sordini/masking/name").asInt()).isPositive();
    }

    @Test
    void unprocessable_isReportedWithSizeAndHashOnly() {
        byte[] value = users().getBytes(StandardCharsets.UTF_8);

        AuditRecord record = auditor.unprocessable(
                new SourceRecord(Topic.REQUEST_EVENTS, "198.51.100.9", value, NOW, "test:1"), NOW);

        assertThat(record.classUid()).isEqualTo(6008);
        assertThat(record.severityId())
                .isEqualTo(tree(record).get("severity_id").intValue());
        assertThat(schema(record).violations(record.value())).isEmpty();
        assertThat(tree(record).at("/unmapped/sordini/reason").asText()).isEqualTo("unprocessable");
        assertThat(tree(record).at("/unmapped/sordini/size").asInt()).isEqualTo(value.length);
        assertThat(text(record)).contains("198.51.100.9").doesNotContain("example.com", "4111", "eyJ");
    }

    @Test
    void requestToATokenEndpoint_becomesAuthentication() {
        JsonNode record = tree(audit(login()));

        assertThat(record.get("type_uid").asInt()).isEqualTo(300201);
        assertThat(record.get("status_id").asInt()).isEqualTo(1);
        assertThat(record.at("/user/name").asText()).isEqualTo("admin");
        assertThat(record.at("/http_request/http_method").asText()).isEqualTo("POST");
        assertThat(record.at("/http_response/latency").asInt()).isEqualTo(10);
        assertThat(record.at("/unmapped/request_body").asText()).isEqualTo("username=admin&password=[MASKED]");
    }

    @Test
    void theSameUserHasTheSamePseudonymInEveryClass() {
        JsonNode request = tree(audit(users()));
        JsonNode event = tree(audit(events()[5]));

        assertThat(request.at("/unmapped/user/uid")).isEqualTo(event.at("/user/uid"));
        assertThat(event.at("/status_detail").asText()).isEqualTo("password=[MASKED]");
    }

    @Test
    void producerCannotForgeWhatSordiniSays() {
        JsonNode record = tree(audit(events()[3]));

        assertThat(record.at("/unmapped/sordini/origin").asText()).isEqualTo("test:1");
        assertThat(record.at("/unmapped/event_sordini/origin").asText()).isEqualTo("forged");
        assertThat(record.at("/disposition_id").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "hunter2 | not_json",
                "[\"hunter2\"] | not_an_object",
                "{\"method\":\"GET\",\"path\":\"/\"} {\"password\":\"hunter2\"} | not_json",
                "{\"method\":1,\"path\":\"hunter2\"} | wrong_type",
                "{\"method\":\"GET\",\"path\":\"/\",\"status_code\":\"hunter2\"} | wrong_type",
                "{\"path\":\"hunter2\"} | missing_field",
                "{\"method\":\"GET\",\"method\":\"hunter2\",\"path\":\"/\"} | duplicate_field",
                "{\"method\":\"GET\",\"path\":\"/hunter2\",\"a\":[\"hunter2\" | not_json",
            })
    void whatCannotBeShaped_becomesAnErrorWithoutContent(String value, String reason) {
        assertError(record("198.51.100.7", value.getBytes(StandardCharsets.UTF_8), NOW), reason, "198.51.100.7");
    }

    @Test
    void emptyTombstoneInvalidUtf8DeepAndLargeValues_becomeErrors() {
        String head = "{\"method\":\"GET\",\"path\":\"/\",\"client_ip\":\"198.51.100.7\",\"x\":";
        byte[] invalid = (head + "\"hunter2 ?\"}").getBytes(StandardCharsets.UTF_8);
        invalid[invalid.length - 3] = (byte) 0xff;

        assertError(record("198.51.100.7", null, NOW), "empty", "198.51.100.7");
        assertError(record(null, new byte[0], NOW), "empty", "unknown");
        assertError(record(null, invalid, NOW), "invalid_utf8", "198.51.100.7");
        assertError(record(null, bytes(head + "[".repeat(10_000)), NOW), "too_deep", "198.51.100.7");
        assertError(record("::1", new byte[Topic.MAX_VALUE_BYTES + 1], NOW), "too_large", "::1");
    }

    @Test
    void timestampsThatCannotBeTrue_becomeErrorsAtTheReadersTime() {
        assertError(record(null, bytes(users()), 32_472_144_000_000L), "bad_timestamp", "198.51.100.10");
        assertError(record(null, bytes(users()), -1), "bad_timestamp", "198.51.100.10");
        assertThat(auditor.audit(record(null, bytes(users()), 32_472_144_000_000L), NOW)
                        .timestamp())
                .isEqualTo(NOW);
    }

    @Test
    void thePastIsKept() {
        AuditRecord record = auditor.audit(record(null, bytes(users()), 0), NOW);

        assertThat(record.classUid()).isEqualTo(4002);
        assertThat(record.timestamp()).isZero();
    }

    @Test
    void missingAddress_isTakenFromTheKeyOrBecomesAnError() {
        byte[] event = bytes("{\"method\":\"GET\",\"path\":\"/hunter2\"}");

        AuditRecord keyed = auditor.audit(record("198.51.100.7", event, NOW), NOW);
        assertThat(keyed.key()).isEqualTo("198.51.100.7");
        assertThat(tree(keyed).at("/unmapped/sordini/flags").toString()).isEqualTo("[\"address_from_key\"]");
        assertError(record("a name", event, NOW), "missing_address", "unknown");
    }

    @Test
    void keyThatDiffersFromTheAddress_isFlagged() {
        AuditRecord record = auditor.audit(record("203.0.113.1", bytes(users()), NOW), NOW);

        assertThat(record.key()).isEqualTo("198.51.100.10");
        assertThat(tree(record).at("/unmapped/sordini/flags").toString()).isEqualTo("[\"key_mismatch\"]");
        assertThat(record.classUid()).isEqualTo(4002);
    }

    @Test
    void behindATrustedProxy_theAddressIsTheOneThatEnforcementCounts() throws IOException {
        // Given
        Policy policy =
                PolicyReader.read("test.yaml", "name: test\ntrusted_proxies: [192.0.2.0/24]\nlimits: []\nrules: []\n");
        String event = """
                {"method":"GET","path":"/users","client_ip":"192.0.2.9",
                 "headers":{"x-forwarded-for":"203.0.113.5, 198.51.100.7"}}""";

        // When
        AuditRecord record = new Auditor(policy, KEYS).audit(record("192.0.2.9", bytes(event), NOW), NOW);

        // Then
        assertThat(record.key()).isEqualTo("198.51.100.7");
        assertThat(tree(record).at("/src_endpoint/ip").textValue()).isEqualTo("198.51.100.7");
        assertThat(tree(record).at("/unmapped/sordini/flags").isMissingNode()).isTrue();
    }

    @Test
    void oversizedBody_isElidedAndTheRestAudited() {
        String event = users().replace("4111 1111 1111 1111", "hunter2 ".repeat(131_072));

        AuditRecord record = audit(event);

        assertThat(record.classUid()).isEqualTo(4002);
        assertThat(tree(record).at("/unmapped/note").asText()).isEqualTo("[ELIDED 1048576 characters]");
    }

    @Test
    void recordThatWouldOutgrowItsTopic_becomesAnError() {
        String wide = "\u007f".repeat(8_000);
        StringBuilder event = new StringBuilder("{\"method\":\"GET\",\"path\":\"/\",\"client_ip\":\"::1\"");
        for (int i = 0; i < 110; i++) {
            event.append(",\"f").append(i).append("\":\"").append(wide).append('"');
        }

        assertError(record(null, bytes(event + "}"), NOW), "too_large", "::1");
    }

    @Test
    void theSameRecordHasTheSameIdentity() {
        assertThat(audit(users()).uid())
                .isEqualTo(audit(users()).uid())
                .isNotEqualTo(audit(login()).uid());
        assertThat(audit(users()).value()).isEqualTo(audit(users()).value());
    }

    @Test
    void damagedEventsAlwaysGiveOneRecordWithoutSecrets() {
        Laws.forAll(11, 2000, AuditorTest::damaged, event -> {
            AuditRecord record = auditor.audit(record("198.51.100.7", event, NOW), NOW);
            assertThat(CLASSES).containsKey(record.classUid());
            assertThat(tree(record).get("class_uid").asInt()).isEqualTo(record.classUid());
            assertThat(text(record)).doesNotContain("4111 1111 1111 1111", "078-05-1120");
        });
    }

    private static byte[] damaged(Random random) {
        byte[] event = bytes(events()[random.nextInt(events().length)]);
        int at = random.nextInt(event.length);
        if (random.nextBoolean()) {
            event[at] = "\"{}[]:,\\0".getBytes(StandardCharsets.UTF_8)[random.nextInt(9)];
        } else {
            event = java.util.Arrays.copyOf(event, at);
        }
        return event;
    }

    private void assertError(SourceRecord source, String reason, String key) {
        AuditRecord record = auditor.audit(source, NOW);

        JsonNode tree = tree(record);
        assertThat(record.classUid()).isEqualTo(6008);
        assertThat(record.key()).isEqualTo(key);
        assertThat(tree.at("/unmapped/sordini/reason").asText()).isEqualTo(reason);
        assertThat(tree.at("/unmapped/sordini/value_hash").asText()).startsWith("k1.");
        assertThat(text(record)).doesNotContain("hunter2", "example.com", "eyJ");
        assertThat(record.value().length).isLessThan(1500);
    }

    @Test
    void errorsConformToTheirClass() {
        AuditRecord record = auditor.audit(record(null, null, NOW), NOW);

        assertThat(schema(record).violations(record.value())).isEmpty();
    }

    private static JsonSchemas schema(AuditRecord record) {
        return JsonSchemas.ofFile(ReferenceData.require("ocsf").resolve(CLASSES.get(record.classUid()) + ".json"));
    }

    private AuditRecord audit(String event) {
        Topic topic = event.startsWith("{\"type\"") ? Topic.AUTH_EVENTS : Topic.REQUEST_EVENTS;
        return auditor.audit(new SourceRecord(topic, null, bytes(event), NOW, "test:1"), NOW);
    }

    @SuppressWarnings("NullAway") // the annotation on an array type is not read from a class file
    private static SourceRecord record(@Nullable String key, byte @Nullable [] value, long timestamp) {
        return new SourceRecord(Topic.REQUEST_EVENTS, key, value, timestamp, "test:1");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(AuditRecord record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    private static JsonNode tree(AuditRecord record) {
        try {
            return MAPPER.readTree(record.value());
        } catch (IOException e) {
            throw new AssertionError("not valid JSON", e);
        }
    }
}
