package io.sordini.app.operate;

import io.sordini.app.BrokerOptions;
import io.sordini.app.Console;
import io.sordini.app.PolicyOption;
import io.sordini.app.config.BrokerConfig;
import io.sordini.app.operate.Dossier.Listed;
import io.sordini.app.operate.Dossier.Whereabouts;
import io.sordini.app.operate.FollowedPolicies.Found;
import io.sordini.core.explain.AuditedEvents;
import io.sordini.core.explain.History;
import io.sordini.core.explain.Judgement;
import io.sordini.core.explain.RecordedEvents;
import io.sordini.core.explain.Support;
import io.sordini.core.explain.Verifier;
import io.sordini.core.explain.Words;
import io.sordini.core.policy.Policy;
import io.sordini.core.sanitize.Sanitizer;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Why somebody is decided against, and whether what is recorded bears it out. */
@Command(
        name = "explain",
        description =
                "Say why a subject is decided against: rule, policy, arithmetic, timeline and events, masked; and derive the"
                        + " decision again from what is recorded.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:supported, or nothing is decided",
            "1:not supported, or failed",
            "2:wrong use",
            "3:cannot be told, or only in part: events are gone, or too many to be read"
        })
final class ExplainCommand implements Callable<Integer> {

    private static final int CANNOT_BE_TOLD = 3;

    /** How the answer is printed. */
    enum Format {
        TABLE,
        JSON
    }

    private final Console console;
    private final InstantSource clock;

    @Mixin
    private BrokerOptions options = new BrokerOptions();

    @Mixin
    private ExplainTarget target = new ExplainTarget();

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description =
                    "Policy to derive by; default: the one that decided, if the topic still has it, else the one in force"
                            + " there, else that of --config, else the one in the program.")
    private @Nullable Path policyFile;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table or json, which is one line; default: ${DEFAULT-VALUE}")
    private Format format = Format.TABLE;

    @Option(
            names = "--read-at-most",
            paramLabel = "RECORDS",
            defaultValue = "500000",
            description =
                    "Records that are read where the listed events do not suffice, each time; default: ${DEFAULT-VALUE}")
    private long most;

    ExplainCommand(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        BrokerConfig broker = options.read();
        List<Subject> subjects = target.subjects(options.file(), console);
        DecisionsInForce enforced = DecisionsInForce.enforced(broker);
        try (CommittedReader reader = CommittedReader.open(broker)) {
            History history = RecordedDecisions.read(reader, console.messages());
            Optional<Decision> decision = decision(history, enforced, subjects);
            if (decision.isEmpty()) {
                console.messages().println("nothing is decided, nor on record, about " + subjects.get(0));
                return 0;
            }
            Dossier dossier = dossier(broker, reader, basis(broker, decision.get()), history, enforced, decision.get());
            if (format == Format.JSON) {
                console.text().println(DossierJson.of(dossier));
            } else {
                new DossierText(console.text(), clock.instant()).print(dossier);
            }
            return exit(dossier.judgement().support());
        }
    }

    /** By which policy the decision is derived again. */
    private Dossier.Basis basis(BrokerConfig broker, Decision decision) {
        String decided = decision.policyVersion();
        if (policyFile != null) {
            Policy named = PolicyOption.read(policyFile);
            return new Dossier.Basis(
                    new Found(named, "from " + policyFile),
                    named.label().equals(decided) ? Dossier.Original.FOUND : Dossier.Original.NOT_SOUGHT);
        }
        FollowedPolicies policies = FollowedPolicies.read(broker, options.file());
        return policies.of(decided)
                .map(found -> new Dossier.Basis(found, Dossier.Original.FOUND))
                .orElseGet(() -> new Dossier.Basis(policies.inForce(), Dossier.Original.GONE));
    }

    private static int exit(Support support) {
        return switch (support) {
            case SUPPORTED -> 0;
            case NOT_SUPPORTED -> 1;
            case PARTLY, GONE -> CANNOT_BE_TOLD;
        };
    }

    /** The one that was named; else what bars the subject; else the last one that did. */
    private Optional<Decision> decision(History history, DecisionsInForce enforced, List<Subject> subjects) {
        Optional<String> id = target.decision();
        if (id.isPresent()) {
            return Optional.of(RecordedDecisions.find(history, id.get()));
        }
        List<Decision> barring = barring(enforced, subjects);
        if (!barring.isEmpty()) { // as it was made, before it was renewed
            return Optional.of(history.made(barring.get(0).id()).orElse(barring.get(0)));
        }
        return subjects.stream()
                .flatMap(subject -> history.of(subject).stream())
                .filter(change -> change.type() != DecisionChange.Type.LIFTED)
                .reduce((earlier, later) -> later)
                .map(DecisionChange::decision);
    }

    /** What is in force, that about the subjects themselves first. */
    private List<Decision> barring(DecisionsInForce enforced, List<Subject> subjects) {
        List<Decision> all = enforced.at(clock.instant(), new DecisionFilter(subjects, null, null, null, null));
        List<Decision> barring = new ArrayList<>();
        all.stream().filter(each -> subjects.contains(each.subject())).forEach(barring::add);
        all.stream().filter(each -> !subjects.contains(each.subject())).forEach(barring::add);
        return barring;
    }

    private Dossier dossier(
            BrokerConfig broker,
            CommittedReader reader,
            Dossier.Basis basis,
            History history,
            DecisionsInForce enforced,
            Decision decision) {
        Policy policy = basis.checkedBy().policy();
        Keyring keys = target.keyring(decision.subject(), options.file());
        RecordedTopics events = new RecordedTopics(broker, reader, most);
        List<Listed> listed = listed(reader, events, new Sanitizer(policy.masking()), decision);
        Judgement judgement = new Verifier(policy, keys, history, events, clock.millis()).judge(decision);
        int gone = (int) listed.stream().filter(Listed::isGone).count();
        if (gone > 0 && judgement.support() != Support.SUPPORTED) {
            Map<String, byte[]> audited = audited(listed);
            RecordedEvents masked = new AuditedEvents(events, audited);
            judgement = judgement.orBy(
                    new Verifier(policy, keys, history, masked, clock.millis()).judge(decision), gone, audited.size());
        }
        List<DecisionChange> changes = history.of(decision.subject());
        int earlier = Math.max(0, changes.size() - Dossier.MOST_CHANGES);
        return new Dossier(
                decision,
                barring(enforced, List.of(decision.subject())),
                basis,
                Words.of(decision, policy),
                changes.subList(earlier, changes.size()),
                earlier,
                listed,
                judgement);
    }

    private static Map<String, byte[]> audited(List<Listed> listed) {
        Map<String, byte[]> audited = new HashMap<>();
        for (Listed each : listed) {
            byte[] record = each.masked();
            if (each.state() == Whereabouts.AUDITED && record != null) {
                audited.put(each.origin(), record);
            }
        }
        return audited;
    }

    private List<Listed> listed(CommittedReader reader, RecordedTopics events, Sanitizer sanitizer, Decision decision) {
        List<String> origins = History.counted(decision);
        Instant from = decision.evidence().firstAt();
        Instant to = decision.evidence().lastAt();
        Map<String, SourceRecord> found = events.at(origins, from, to);
        List<String> gone =
                origins.stream().filter(origin -> !found.containsKey(origin)).toList();
        Map<String, ConsumerRecord<byte[], byte[]>> audited = new AuditTrail(reader, most).of(gone, from, to);
        return origins.stream()
                .map(origin -> listed(origin, found.get(origin), audited.get(origin), sanitizer))
                .toList();
    }

    private static Listed listed(
            String origin,
            @Nullable SourceRecord record,
            @Nullable ConsumerRecord<byte[], byte[]> audited,
            Sanitizer sanitizer) {
        if (record != null) {
            byte[] value = record.value();
            return new Listed(
                    origin,
                    Whereabouts.RECORDED,
                    Instant.ofEpochMilli(record.timestamp()),
                    sanitizer.maskJson(value == null ? new byte[0] : value));
        }
        return audited == null
                ? new Listed(origin, Whereabouts.GONE, null, null)
                : new Listed(origin, Whereabouts.AUDITED, Instant.ofEpochMilli(audited.timestamp()), audited.value());
    }
}
