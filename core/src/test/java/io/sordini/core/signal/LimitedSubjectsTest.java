package io.sordini.core.signal;

import static io.sordini.core.Samples.KEYS;
import static io.sordini.core.Samples.T0;
import static io.sordini.core.Samples.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.Samples;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.SourceRecord;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which limits an event counts against, for whom. */
class LimitedSubjectsTest {

    private static final String LIMITS = """
            name: p
            rules: []
            limits:
              - {name: address, subject: ip, windows: [{rate: 1, per: 1s}]}
              - {name: failures, subject: ip, on: login_failed, windows: [{rate: 1, per: 1s}]}
              - {name: orders, subject: ip, methods: [POST], paths: ["/orders/{id}"], windows: [{rate: 1, per: 1s}]}
              - {name: range, subject: range, windows: [{rate: 1, per: 1s}]}
              - {name: user, subject: user, paths: [/orders/**], windows: [{rate: 1, per: 1s}]}
              - {name: key, subject: api-key, windows: [{rate: 1, per: 1s}]}
              - {name: tenant, subject: tenant, windows: [{rate: 1, per: 1s}]}
              - {name: not, subject: ip, mode: off, windows: [{rate: 1, per: 1s}]}
            """;

    private final Signaller signaller = new Signaller(PolicyReader.read("p", LIMITS), KEYS);

    /** The limits as bits, by the kind of subject; nobody who is not limited. */
    private Map<String, Integer> limits(SourceRecord record) {
        Map<String, Integer> limits = new TreeMap<>();
        for (SubjectSignal signal : signaller.signals(record, T0)) {
            if (signal.signal().limits() != 0) {
                limits.put(signal.subject().scope().text(), signal.signal().limits());
            }
        }
        return limits;
    }

    @Test
    void aRequestCountsForAllThatItConcerns() {
        String more = ",\"user\":\"alice\",\"api_key\":\"k\",\"server_id\":\"api-1\"";
        assertThat(limits(request("192.0.2.1", "GET", "/orders/7", 200, more, T0, 1)))
                .isEqualTo(Map.of("ip", 1, "range", 8, "user", 16, "api-key", 32, "tenant", 64));
        assertThat(limits(request("192.0.2.1", "POST", "//orders/7/", 200, "", T0, 1)))
                .isEqualTo(Map.of("ip", 5, "range", 8));
        assertThat(limits(request("192.0.2.1", "GET", "/users", 200, ",\"user\":\"alice\"", T0, 1)))
                .isEqualTo(Map.of("ip", 1, "range", 8));
    }

    @Test
    void aKeyThatIsRefusedIsNobodysAndAFailedLoginCountsAsSuch() {
        assertThat(limits(request("192.0.2.1", "GET", "/x", 401, ",\"api_key\":\"k\"", T0, 1)))
                .isEqualTo(Map.of("ip", 1, "range", 8));
        assertThat(limits(Samples.login("192.0.2.1", "alice", 401, T0, 1))).isEqualTo(Map.of("ip", 3, "range", 8));
    }

    @Test
    void whatAnEnforcerRefusedDoesNotCount() {
        assertThat(limits(request("192.0.2.1", "GET", "/orders/7", 429, ",\"user\":\"alice\"", T0, 1)))
                .isEmpty();
    }
}
