package io.sordini.core.scenario;

import io.sordini.core.policy.DurationText;
import io.sordini.core.policy.PolicyException;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.JsonDocument;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads documents of scenarios; see docs/rules.md for their form. */
public final class ScenarioReader {

    /** Later than any event of a scenario, milliseconds since the epoch. */
    static final long LATEST = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

    private static final long START = Instant.parse("2026-01-31T12:00:00Z").toEpochMilli();
    private static final int MAX_CHARACTERS = 1024 * 1024;
    private static final int MAX_TIMES = 100_000;
    private static final Pattern NUMBER = Pattern.compile("\\{i(?:%([1-9][0-9]{0,4}))?}");

    private final String source;
    private final Keyring keys;

    private ScenarioReader(String source, Keyring keys) {
        this.source = source;
        this.keys = keys;
    }

    /**
     * Reads scenarios.
     *
     * @param source what problems are reported under, such as the file's name
     * @param keys what user names and credentials become pseudonyms with
     * @throws ScenarioException saying where the document is wrong, what was expected and what was found
     */
    public static List<Scenario> read(String source, String yaml, Keyring keys) {
        ScenarioReader reader = new ScenarioReader(source, keys);
        Object document;
        try {
            document = new Load(LoadSettings.builder()
                            .setLabel(source)
                            .setCodePointLimit(MAX_CHARACTERS)
                            .setMaxAliasesForCollections(0)
                            .build())
                    .loadFromString(yaml);
        } catch (YamlEngineException e) {
            throw new ScenarioException(source + ": expected YAML: " + e.getMessage());
        }
        Fields root = Fields.of(source, document);
        String rule = root.text("rule");
        Optional<String> policy =
                root.has("policy") ? Optional.of(reader.policy(root.mapping("policy"))) : Optional.empty();
        List<Scenario> scenarios = new ArrayList<>();
        for (Fields scenario : root.list("scenarios")) {
            scenarios.add(reader.scenario(rule, policy, scenario));
        }
        root.done();
        return scenarios;
    }

    /** Sections that stand in for those of the policy under test. */
    private String policy(Map<String, Object> sections) {
        Map<String, Object> document = new LinkedHashMap<>(sections);
        document.putIfAbsent("name", "scenario");
        String yaml = new Dump(DumpSettings.builder().build()).dumpToString(document);
        try {
            PolicyReader.read(source + " policy", yaml);
        } catch (PolicyException e) {
            throw new ScenarioException(String.join("; ", e.problems()));
        }
        return yaml;
    }

    private Scenario scenario(String rule, Optional<String> policy, Fields fields) {
        List<SourceRecord> records = new ArrayList<>();
        for (Fields event : fields.list("events")) {
            events(event, records);
        }
        records.sort(Comparator.comparingLong(SourceRecord::timestamp));
        List<Expectation> expected = new ArrayList<>();
        for (Fields expectation : fields.list("expect")) {
            expected.add(expectation(expectation));
        }
        Scenario scenario = new Scenario(fields.place(), fields.text("name"), rule, policy, records, expected);
        fields.done();
        return scenario;
    }

    /** One event, or a number of them with the same distance. */
    private void events(Fields fields, List<SourceRecord> records) {
        long at = START + duration(fields, "at").toMillis();
        long every = duration(fields, "every").toMillis();
        int times = fields.number("times").orElse(1);
        if (times > MAX_TIMES) {
            throw fields.wrong("times", "at most " + MAX_TIMES);
        }
        boolean request = fields.has("request");
        Map<String, Object> event = fields.mapping(request ? "request" : "auth");
        Topic topic = request ? Topic.REQUEST_EVENTS : Topic.AUTH_EVENTS;
        for (int i = 1; i <= times; i++) {
            var json = JsonDocument.object();
            for (Map.Entry<String, Object> field : event.entrySet()) {
                put(json, field.getKey(), field.getValue(), i);
            }
            String key = json.path("client_ip").asText(null);
            String origin = source + ":" + (records.size() + 1);
            records.add(new SourceRecord(topic, key, JsonDocument.bytes(json), at + every * (i - 1), origin));
        }
        fields.done();
    }

    private static void put(
            com.fasterxml.jackson.databind.node.ObjectNode json, String name, Object value, int number) {
        if (value instanceof Integer whole) {
            json.put(name, whole);
        } else if (value instanceof Map<?, ?> nested) {
            var object = json.putObject(name);
            nested.forEach((key, inner) -> put(object, String.valueOf(key), inner, number));
        } else {
            json.put(name, numbered(String.valueOf(value), number));
        }
    }

    /** With {@code {i}} replaced by the number of the repetition, from 1, and {@code {i%5}} by its rest. */
    private static String numbered(String text, int number) {
        return NUMBER.matcher(text)
                .replaceAll(found ->
                        String.valueOf(found.group(1) == null ? number : number % Integer.parseInt(found.group(1))));
    }

    private static Duration duration(Fields fields, String key) {
        String text = fields.optional(key).orElse("0s");
        return text.equals("0s")
                ? Duration.ZERO
                : DurationText.parse(text).orElseThrow(() -> fields.wrong(key, "a duration such as 10s or 5m"));
    }

    private Expectation expectation(Fields fields) {
        String action = fields.text("action");
        if (Action.parse(action).isEmpty()) {
            throw fields.wrong("action", "block, throttle, challenge, revoke or alert");
        }
        String name = fields.text("subject");
        Optional<Duration> lasts = fields.has("lasts") ? Optional.of(duration(fields, "lasts")) : Optional.empty();
        Expectation expectation = new Expectation(
                action,
                subject(name)
                        .orElseThrow(() -> fields.wrong("subject", "a subject such as ip:192.0.2.1 or user:alice")),
                name,
                lasts,
                fields.number("events"),
                fields.texts("except"));
        fields.done();
        return expectation;
    }

    /** A subject as people write it: names and credentials in clear. */
    private Optional<Subject> subject(String name) {
        return Subject.parse(name).map(subject -> switch (subject.scope()) {
            case USER -> keys.user(subject.value());
            case SESSION -> keys.session(subject.value());
            case TOKEN -> keys.token(subject.value());
            case FAMILY -> keys.family(subject.value());
            case API_KEY -> keys.apiKey(subject.value());
            case PASSWORD -> keys.password(subject.value());
            case IP, RANGE, TENANT -> subject;
        });
    }
}
