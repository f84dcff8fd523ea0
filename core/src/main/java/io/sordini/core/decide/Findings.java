package io.sordini.core.decide;

import io.sordini.core.detect.Alarm;
import io.sordini.core.limit.Excess;
import io.sordini.core.policy.DurationText;
import io.sordini.core.policy.Mode;
import io.sordini.core.policy.RateLimit;
import io.sordini.core.policy.Rule;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

    private static final Duration ALERT_LIFE = Duration.ofHours(1);

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
                List.of(),
                null,
                single(arithmetic, origin, time));
    }

    /** @param sentence what follows from the alarm */
    static Finding fired(Alarm alarm, Sentence sentence, long time) {
        Rule rule = alarm.rule();
        Evidence evidence = alarm.evidence();
        long within = evidence.lastAt().toEpochMilli() - evidence.firstAt().toEpochMilli();
        String reason = evidence.events() + " " + nouns(rule) + " within " + seconds(within) + " fired " + rule.name()
                + ", which " + rule.condition().text() + "." + sentence.reason();
        return finding(rule, sentence, reason, evidence, time);
    }

    /** @param origin where the event came from that made a rule about another subject fire */
    static Finding concluded(Rule rule, Sentence sentence, String origin, long time) {
        String reason = "Took part in what " + rule.name() + " found, which "
                + rule.condition().text() + "." + sentence.reason();
        return finding(rule, sentence, reason, single(Map.of("events", 1L), origin, time), time);
    }

    private static Finding finding(Rule rule, Sentence sentence, String reason, Evidence evidence, long time) {
        long duration = sentence.duration().toMillis();
        return new Finding(
                rule.name(),
                sentence.action(),
                rule.mode() == Mode.SHADOW,
                false,
                reason,
                time + duration,
                sentence.action() == Action.THROTTLE ? duration : 0,
                rule.labels(),
                sentence.except(),
                null,
                sentence.addTo(evidence));
    }

    private static String nouns(Rule rule) {
        List<String> nouns = new ArrayList<>();
        rule.on().forEach(fact -> nouns.add(fact.noun()));
        return String.join(" or ", nouns);
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
                List.of(),
                null,
                single(arithmetic, origin, time));
    }

    /** Blocks are being made faster than the guard allows. */
    static Finding runaway(long inMinute, long inHour, String origin, long time) {
        Map<String, Long> arithmetic = new LinkedHashMap<>();
        arithmetic.put("blocks_in_minute", inMinute);
        arithmetic.put("blocks_in_hour", inHour);
        return alert(
                "runaway-guard",
                "More blocks are made than the guard allows: from here on addresses are throttled instead.",
                single(arithmetic, origin, time));
    }

    /** There are more subjects than something may be kept of. */
    static Finding crowded(long kept, long most, String origin, long time) {
        Map<String, Long> arithmetic = new LinkedHashMap<>();
        arithmetic.put("subjects", kept);
        arithmetic.put("most", most);
        return alert(
                "state-guard",
                "Something is kept of " + kept + " subjects on a partition, and " + most
                        + " are the most: of new ones only those count that come back again and again.",
                single(arithmetic, origin, time));
    }

    private static Finding alert(String guard, String reason, Evidence evidence) {
        return new Finding(
                guard,
                Action.ALERT,
                false,
                false,
                reason,
                evidence.lastAt().plus(ALERT_LIFE).toEpochMilli(),
                0,
                List.of(),
                List.of(),
                null,
                evidence);
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
}
