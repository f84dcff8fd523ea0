package io.sordini.core.decide;

import io.sordini.core.limit.Excess;
import io.sordini.core.policy.DurationText;
import io.sordini.core.policy.Mode;
import io.sordini.core.policy.RateLimit;
import io.sordini.core.policy.Rule;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Evidence;
import io.sordini.schemas.signal.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts what was found into words and numbers. */
final class Findings {

    /** A throttle shorter than that would end before enforcers have heard of it. */
    static final long MIN_THROTTLE_MS = 2000;

    /** How long an operator's order holds that names no duration, and a revocation of a credential of unknown life. */
    static final Duration DEFAULT_BLOCK = Duration.ofHours(4);

    static final Duration UNKNOWN_LIFE = Duration.ofHours(24);

    private Findings() {}

    static Finding throttle(Excess excess, String origin, long time) {
        RateLimit limit = excess.limit();
        RateLimit.Window window = excess.window();
        long wait = excess.waitMillis();
        Map<String, Long> arithmetic = new LinkedHashMap<>();
        arithmetic.put("rate", window.rate());
        arithmetic.put("per_ms", window.per().toMillis());
        arithmetic.put("burst", window.burst());
        arithmetic.put("tokens", 0L);
        arithmetic.put("wait_ms", wait);
        String reason = "More requests than " + limit.name() + " allows: " + window.rate() + " per "
                + DurationText.format(window.per()) + ", at most " + window.burst()
                + " at once; the next one passes in " + wait + " ms.";
        return new Finding(
                limit.name(),
                Action.THROTTLE,
                limit.mode() == Mode.SHADOW,
                true,
                reason,
                time + Math.max(MIN_THROTTLE_MS, wait),
                wait,
                List.of(),
                null,
                single(arithmetic, origin, time));
    }

    static Finding fired(Rule rule, Evidence evidence, long time) {
        Map<String, Long> numbers = evidence.arithmetic();
        long within = evidence.lastAt().toEpochMilli() - evidence.firstAt().toEpochMilli();
        String reason = evidence.events() + " " + noun(rule.on()) + " within " + seconds(within) + " overflowed "
                + rule.name() + ", which holds " + numbers.getOrDefault("capacity", 0L) + " and lets one go every "
                + DurationText.format(Duration.ofMillis(numbers.getOrDefault("leak_ms", 0L))) + ".";
        return new Finding(
                rule.name(),
                rule.action(),
                rule.mode() == Mode.SHADOW,
                false,
                reason,
                time + rule.duration().toMillis(),
                rule.action() == Action.THROTTLE ? rule.duration().toMillis() : 0,
                rule.labels(),
                null,
                evidence);
    }

    /** @param expiry when the credential ends, milliseconds since the epoch */
    static Finding loggedOut(String origin, long expiry, long time) {
        Map<String, Long> arithmetic = new LinkedHashMap<>();
        arithmetic.put("remaining_ms", expiry - time);
        return new Finding(
                "logout",
                Action.REVOKE,
                false,
                false,
                "The credential was withdrawn and would have been valid for another " + seconds(expiry - time) + ".",
                expiry,
                0,
                List.of(),
                null,
                single(arithmetic, origin, time));
    }

    static Finding ordered(Command command, Action action, long expiry, String origin, long time) {
        Map<String, Long> arithmetic = new LinkedHashMap<>();
        arithmetic.put("duration_ms", expiry - time);
        return new Finding(
                "operator",
                action,
                false,
                false,
                command.reason(),
                expiry,
                0,
                List.of(),
                command.actor(),
                single(arithmetic, origin, time));
    }

    private static Evidence single(Map<String, Long> arithmetic, String origin, long time) {
        Instant at = Instant.ofEpochMilli(time);
        return new Evidence(arithmetic, 1, at, at, List.of(origin));
    }

    private static String seconds(long millis) {
        return millis / 1000 + "." + millis % 1000 / 100 + " s";
    }

    private static String noun(Fact fact) {
        return switch (fact) {
            case REQUEST -> "requests";
            case REFUSED -> "requests after being refused";
            case LOGIN_FAILED -> "failed logins";
            case LOGIN_SUCCEEDED -> "logins";
            case PROBE -> "requests for what is not there";
            case SENSITIVE_FILE -> "requests for sensitive files";
            case TOKEN_ISSUED -> "tokens issued";
            case TOKEN_USED -> "uses of a token";
            case LOGOUT -> "logouts";
            case MALFORMED -> "malformed events";
        };
    }
}
