package io.sordini.e2e.crowdsec;

import io.sordini.core.fold.Fold;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyReader;
import io.sordini.core.policy.Response;
import io.sordini.core.policy.Rule;
import io.sordini.schemas.Publication;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionCodec;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Keyset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The default policy's own rules, from request to decision. Each only alerts, so that every overflow is a decision, whatever
 * else is in force about the address.
 */
final class SordiniEngine {

    private static final Keyset KEYS = Keyset.parse("k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

    private SordiniEngine() {}

    static Map<Scenario, SortedSet<Overflow>> run(List<Request> requests) {
        Map<Scenario, SortedSet<Overflow>> overflows = new EnumMap<>(Scenario.class);
        for (Scenario scenario : Scenario.values()) {
            overflows.put(scenario, new TreeSet<>());
        }
        Fold fold = new Fold(
                policy(),
                new Keyring(KEYS, KEYS, KEYS),
                Long.MAX_VALUE - 10_000,
                record -> {},
                publication -> published(publication, overflows));
        long line = 0;
        for (Request request : requests) {
            fold.enforce(new SourceRecord(
                    Topic.REQUEST_EVENTS, request.source(), request.json(), request.time(), "trace:" + ++line));
        }
        return overflows;
    }

    private static void published(Publication publication, Map<Scenario, SortedSet<Overflow>> overflows) {
        byte[] value = publication.value();
        if (publication.topic() == Topic.DECISIONS && value != null) {
            Decision decision = DecisionCodec.decodeChange(value).decision();
            overflows
                    .computeIfAbsent(Scenario.of(decision.rule()), none -> new TreeSet<>())
                    .add(new Overflow(
                            decision.subject().value(),
                            decision.evidence().lastAt().toEpochMilli(),
                            decision.evidence().events()));
        }
    }

    private static Policy policy() {
        Policy all = PolicyReader.defaults();
        List<Rule> rules = Arrays.stream(Scenario.values())
                .map(scenario -> all.rules().stream()
                        .filter(rule -> rule.name().equals(scenario.rule()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("the default policy has no " + scenario.rule())))
                .map(SordiniEngine::alerting)
                .toList();
        return all.withRules(List.of(), rules);
    }

    private static Rule alerting(Rule rule) {
        Response alert =
                new Response(Action.ALERT, rule.response().duration(), Response.Target.ITSELF, 1, false, false);
        return new Rule(
                rule.name(),
                rule.what(),
                rule.on(),
                rule.subject(),
                rule.condition(),
                rule.suppress(),
                rule.sparesFamiliar(),
                alert,
                rule.mode(),
                rule.severity(),
                rule.labels());
    }
}
