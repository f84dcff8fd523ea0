package io.sordini.enforcer;

import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.Evidence;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Keyset;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Decisions and keys as tests need them. */
final class Decisions {

    static final Duration LIFETIME = Duration.ofHours(4);
    static final Keyring KEYRING = new Keyring(keyset("tokens"), keyset("users"), keyset("audit"));

    private Decisions() {}

    static Decision decision(Subject subject, Action action, long version) {
        Instant at = ManualClock.START;
        return new Decision(
                action.text() + "-" + version,
                subject,
                action,
                "login-bf-ip",
                false,
                "too many failed logins",
                at,
                at.plus(LIFETIME),
                action == Action.THROTTLE ? 2_500 : 0,
                version,
                "default@0123456789ab",
                List.of(),
                null,
                new Evidence(Map.of(), 6, at, at, List.of("request-events-0@1")));
    }

    static Subject ip(String text) {
        return new Subject(Scope.IP, text);
    }

    private static Keyset keyset(String purpose) {
        byte[] key = ("a test key for " + purpose).getBytes(StandardCharsets.UTF_8);
        return Keyset.parse("k1:" + Base64.getEncoder().encodeToString(key));
    }
}
