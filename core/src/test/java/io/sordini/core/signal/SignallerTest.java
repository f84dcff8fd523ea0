package io.sordini.core.signal;

import static io.sordini.core.Samples.KEYS;
import static io.sordini.core.Samples.T0;
import static io.sordini.core.Samples.event;
import static io.sordini.core.Samples.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.Samples;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.signal.SignalCodec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignallerTest {

    private static final Signaller SIGNALLER = new Signaller(PolicyReader.defaults(), KEYS);

    private static SubjectSignal only(SourceRecord record) {
        List<SubjectSignal> signals = SIGNALLER.signals(record, T0);
        assertThat(signals).hasSize(1);
        return signals.get(0);
    }

    private static Facts facts(String method, String path, int status, String more) {
        return only(request("192.0.2.1", method, path, status, more, T0, 1))
                .signal()
                .facts();
    }

    @Test
    void anOrdinaryRequestCountsAgainstTheLimit() {
        SubjectSignal signal = only(Samples.get("192.0.2.1", "/users?id=7", 200, T0 - 5, 12));

        assertThat(signal.subject()).hasToString("ip:192.0.2.1");
        assertThat(signal.signal().facts()).containsExactly(Fact.REQUEST, Fact.READ, Fact.QUERIED);
        assertThat(signal.signal().limits()).isEqualTo(1);
        assertThat(signal.signal().time()).isEqualTo(T0 - 5);
        assertThat(signal.signal().origin()).isEqualTo("request-events-0@12");
        assertThat(signal.signal().traits().path())
                .isEqualTo(only(Samples.get("192.0.2.9", "/users", 200, T0, 1))
                        .signal()
                        .traits()
                        .path());
    }

    @Test
    void everySignalSurvivesItsBinaryForm() {
        Signal signal = only(Samples.login("192.0.2.1", "alice", 404, T0, 12)).signal();

        assertThat(SignalCodec.decode(SignalCodec.encode(signal))).isEqualTo(signal);
    }

    @Test
    void mockLoopsRefusedLoginsAreDerivedFromStatusAndBody() {
        for (int status : new int[] {401, 403, 422}) {
            assertThat(facts("POST", "/token", status, "")).containsExactly(Fact.REQUEST, Fact.LOGIN_FAILED);
        }
        assertThat(facts("POST", "/token", 404, ""))
                .containsExactly(Fact.REQUEST, Fact.LOGIN_FAILED, Fact.UNKNOWN_USER);
        assertThat(facts("POST", "/token", 500, "")).containsExactly(Fact.REQUEST);
        assertThat(facts("GET", "/token", 404, "")).containsExactly(Fact.REQUEST, Fact.PROBE, Fact.MISSED);
    }

    @Test
    void spellingTheLoginDifferentlyHidesNoFailure() {
        for (String path : List.of(
                "/token/", "//token", "/%74oken", "/token?x=1", "/./token", "/x/../token", "/token;a=b", "/../token")) {
            assertThat(facts("POST", path, 401, "")).as(path).contains(Fact.LOGIN_FAILED);
        }
        assertThat(facts("post", "/token", 401, "")).contains(Fact.LOGIN_FAILED);
    }

    @Test
    void theUserIsFoundInAFormInJsonTextAndInAnObject() {
        long form = only(Samples.login("192.0.2.1", "Alice%40x", 404, T0, 1))
                .signal()
                .traits()
                .user();
        for (String body :
                List.of("\"{\\\"password\\\":[1],\\\"username\\\":\\\"alice@x\\\"}\"", "{\"username\":\"alice@x\"}")) {
            assertThat(only(request("192.0.2.1", "POST", "/token", 404, ",\"request_body\":" + body, T0, 1))
                            .signal()
                            .traits()
                            .user())
                    .as(body)
                    .isEqualTo(form)
                    .isNotZero();
        }
    }

    @Test
    void aSuccessfulLoginIssuesTheTokenOfItsResponse() {
        // Given
        String token = Samples.token("alice", T0 / 1000 + 3600);
        SourceRecord login = request(
                "192.0.2.1",
                "POST",
                "/token",
                200,
                ",\"response_body\":\"{\\\"access_token\\\":\\\"" + token + "\\\"}\"",
                T0,
                1);

        // When
        List<SubjectSignal> signals = SIGNALLER.signals(login, T0);

        // Then
        assertThat(signals).hasSize(2);
        assertThat(signals.get(0).signal().facts()).contains(Fact.LOGIN_SUCCEEDED);
        assertThat(signals.get(1).subject()).isEqualTo(KEYS.token(token));
        assertThat(signals.get(1).signal().facts()).containsExactly(Fact.TOKEN_ISSUED);
        assertThat(signals.get(1).signal().credentialExpiry()).isEqualTo(T0 + 3_600_000);
        assertThat(signals.get(1).signal().limits()).isZero();
    }

    @Test
    void aBearerTokenIsUsedWhenTheRequestSucceedsAndWithdrawnByALogout() {
        String header = ",\"headers\":{\"Authorization\":\"Bearer abc\"}";
        List<SubjectSignal> refused = SIGNALLER.signals(request("192.0.2.1", "GET", "/x", 401, header, T0, 1), T0);
        assertThat(refused.get(0).signal().facts()).contains(Fact.CREDENTIAL_REFUSED);
        assertThat(refused.get(1).signal().facts()).containsExactly(Fact.TOKEN_PRESENTED);
        assertThat(SIGNALLER
                        .signals(request("192.0.2.1", "GET", "/x", 200, header, T0, 1), T0)
                        .get(1)
                        .signal()
                        .facts())
                .containsExactly(Fact.TOKEN_USED);
        assertThat(SIGNALLER
                        .signals(request("192.0.2.1", "POST", "/logout", 204, header, T0, 1), T0)
                        .get(1)
                        .signal()
                        .facts())
                .containsExactlyInAnyOrder(Fact.TOKEN_USED, Fact.LOGOUT);
    }

    @Test
    void aRefusedRequestIsRefusedAndNothingElse() {
        assertThat(facts("POST", "/token", 429, "")).containsExactly(Fact.REFUSED);
        Signal refused = only(request("192.0.2.1", "GET", "/.env", 403, ",\"decision\":\"d1\"", T0, 1))
                .signal();
        assertThat(refused.facts()).containsExactly(Fact.REFUSED);
        assertThat(refused.limits()).isZero();
    }

    @Test
    void scannersAreRecognisedThroughEncodingsButBrokenLinksToStaticFilesAreNoProbe() {
        Fact[] sensitive = {Fact.REQUEST, Fact.PROBE, Fact.SENSITIVE_FILE, Fact.MISSED};
        for (String path :
                List.of("/.env", "/.ENV", "/%2eenv", "/%252eenv", "/../../etc/passwd", "/a/wp-login.php?x=1")) {
            assertThat(facts("GET", path, 404, "")).as(path).contains(sensitive);
        }
        assertThat(facts("GET", "/logo.png", 404, "")).containsExactly(Fact.REQUEST, Fact.MISSED);
        assertThat(facts("GET", "/x?file=/.env", 404, "")).doesNotContain(Fact.SENSITIVE_FILE);
    }

    @Test
    void aMalformedEventStillSignalsAnAddress() {
        for (String json : List.of("", "{", "[]", "{\"client_ip\":\"192.0.2.1\",\"path\":7}", "{\"a\":1}")) {
            SubjectSignal signal = only(event(Topic.REQUEST_EVENTS, "::ffff:192.0.2.1", json, T0, 1));
            assertThat(signal.subject()).hasToString("ip:192.0.2.1");
            assertThat(signal.signal().facts()).containsExactlyInAnyOrder(Fact.REQUEST, Fact.MALFORMED);
            assertThat(signal.signal().limits()).isEqualTo(1);
        }
        assertThat(SIGNALLER.signals(event(Topic.REQUEST_EVENTS, null, "{", T0, 1), T0))
                .isEmpty();
    }

    @Test
    void anImpossibleTimestampBecomesNow() {
        for (long time : new long[] {-1, T0 + 5001, Long.MAX_VALUE}) {
            Signal signal = only(Samples.get("192.0.2.1", "/x", 200, time, 1)).signal();
            assertThat(signal.time()).isEqualTo(T0);
            assertThat(signal.facts()).contains(Fact.REQUEST, Fact.MALFORMED);
        }
        assertThat(only(Samples.get("192.0.2.1", "/x", 200, T0 + 5000, 1))
                        .signal()
                        .time())
                .isEqualTo(T0 + 5000);
        assertThat(only(Samples.get("192.0.2.1", "/x", 200, 0, 1)).signal().time())
                .isZero();
    }

    @Test
    void forwardedForCountsFromTrustedProxiesOnly() {
        Signaller behindProxy = new Signaller(PolicyReader.read("p", "name: p\ntrusted_proxies: [10.0.0.0/8]\n"), KEYS);
        Map<String, String> clients = Map.of(
                "203.0.113.5", "203.0.113.5",
                "1.1.1.1, 203.0.113.5", "203.0.113.5",
                "1.1.1.1, 203.0.113.5, 10.0.0.2", "203.0.113.5",
                "203.0.113.5:4711", "203.0.113.5",
                "forged, 10.0.0.2", "10.0.0.2",
                "nonsense", "10.0.0.1",
                "[2001:db8::7]:80", "2001:db8::/64");
        clients.forEach((header, client) -> {
            String more = ",\"headers\":{\"X-Forwarded-For\":\"" + header + "\"}";
            assertThat(behindProxy
                            .signals(request("10.0.0.1", "GET", "/x", 200, more, T0, 1), T0)
                            .get(0)
                            .subject())
                    .as(header)
                    .hasToString("ip:" + client);
            assertThat(only(request("10.0.0.1", "GET", "/x", 200, more, T0, 1)).subject())
                    .hasToString("ip:10.0.0.1");
        });
    }

    @Test
    void authenticationEventsSpeakOfAddressAndToken() {
        String json =
                "{\"type\":\"logout\",\"client_ip\":\"192.0.2.1\",\"user\":\"a\",\"jti\":\"j1\",\"expires_at\":\"2026-02-01T00:00:00Z\"}";
        SubjectSignal signal = only(event(Topic.AUTH_EVENTS, "192.0.2.1", json, T0, 1));

        assertThat(signal.subject()).isEqualTo(KEYS.tokenId("j1"));
        assertThat(signal.signal().facts()).containsExactlyInAnyOrder(Fact.TOKEN_USED, Fact.LOGOUT);
        assertThat(signal.signal().credentialExpiry()).isEqualTo(1_769_904_000_000L);
        assertThat(only(event(
                                Topic.AUTH_EVENTS,
                                null,
                                "{\"type\":\"login_failed\",\"client_ip\":\"192.0.2.1\"}",
                                T0,
                                1))
                        .signal()
                        .facts())
                .containsExactly(Fact.LOGIN_FAILED);
    }

    @Test
    void noBytesMakeItThrow() {
        Random random = new Random(11);
        byte[] good = Objects.requireNonNull(
                Samples.login("192.0.2.1", "a%", 200, T0, 1).value());
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = good.clone();
            for (int j = 0; j < 1 + random.nextInt(4); j++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            for (Topic topic : List.of(Topic.REQUEST_EVENTS, Topic.AUTH_EVENTS)) {
                SourceRecord record = new SourceRecord(topic, "192.0.2.1", bytes, T0, "fuzz:" + i);
                assertThat(SIGNALLER.signals(record, T0)).hasSizeLessThanOrEqualTo(5);
            }
        }
    }
}
