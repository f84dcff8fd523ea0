package io.sordini.core.fold;

import static io.sordini.core.Samples.KEYS;
import static io.sordini.core.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.Samples;
import io.sordini.core.audit.AuditRecord;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.Publication;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldTest {

    private final List<AuditRecord> audit = new ArrayList<>();
    private final List<Publication> published = new ArrayList<>();
    private final Fold fold = new Fold(PolicyReader.defaults(), KEYS, T0 + 86_400_000, audit::add, published::add);

    private void bruteForce(String ip, long time) {
        for (int i = 1; i <= 6; i++) {
            fold.accept(Samples.login(ip, "u" + i, 404, time + i, i));
        }
    }

    @Test
    void everythingThatComesInIsAuditedOnce() {
        bruteForce("192.0.2.1", T0);
        fold.accept(Samples.event(Topic.AUTH_EVENTS, null, "{\"type\":\"login_failed\"}", T0, 7));
        fold.accept(new SourceRecord(Topic.REQUEST_EVENTS, null, new byte[0], T0, "f:8"));
        fold.accept(Samples.command("block", "ip:192.0.2.9", T0, 9));

        assertThat(audit).hasSize(9);
        assertThat(published.stream().map(Publication::key)).contains("ip:192.0.2.1", "ip:192.0.2.9");
    }

    @Test
    void whatEndsIsSweptWhenLaterEventsCome() {
        bruteForce("192.0.2.1", T0);

        fold.accept(Samples.get("192.0.2.2", "/x", 200, T0 + 5 * 3_600_000, 10));

        assertThat(published).last().matches(p -> p.topic() == Topic.BLOCKLIST && p.value() == null);
    }

    @Test
    void aTimestampBeyondTheReadersClockMovesNothing() {
        bruteForce("192.0.2.1", T0);

        fold.accept(Samples.get("192.0.2.2", "/x", 200, Long.MAX_VALUE, 10));
        fold.accept(Samples.get("192.0.2.2", "/x", 200, -1, 11));

        assertThat(audit).hasSize(8);
        assertThat(published.stream().filter(p -> p.topic() == Topic.DECISIONS)).hasSize(1);
        assertThat(published).noneMatch(p -> p.value() == null);
    }
}
