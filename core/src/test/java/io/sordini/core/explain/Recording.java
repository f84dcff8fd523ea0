package io.sordini.core.explain;

import io.sordini.core.Samples;
import io.sordini.core.audit.Auditor;
import io.sordini.core.fold.Fold;
import io.sordini.core.policy.Policy;
import io.sordini.schemas.Publication;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.DecisionCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Events that were folded, and what is recorded of them; some may get lost. */
final class Recording implements RecordedEvents {

    static final long LATEST = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

    final List<DecisionChange> changes = new ArrayList<>();
    private final List<SourceRecord> records = new ArrayList<>();
    private final Map<String, byte[]> audited = new LinkedHashMap<>();
    private final Auditor auditor;
    private final Fold fold;
    private boolean whole = true;

    Recording(Policy policy) {
        auditor = new Auditor(policy, Samples.KEYS);
        fold = new Fold(policy, Samples.KEYS, LATEST, audit -> {}, this::published);
    }

    Recording of(List<SourceRecord> events) {
        events.forEach(event -> {
            records.add(event);
            audited.put(event.origin(), auditor.audit(event, LATEST).value());
            fold.enforce(event);
        });
        return this;
    }

    /** Retention deletes what stands there. */
    void lose(Predicate<SourceRecord> gone) {
        if (records.removeIf(gone)) {
            whole = false;
        }
    }

    /** Somebody writes the topic anew, without those records. */
    void forge(Predicate<SourceRecord> gone) {
        records.removeIf(gone);
    }

    List<Decision> made() {
        return changes.stream()
                .filter(change -> change.type() != DecisionChange.Type.LIFTED)
                .map(DecisionChange::decision)
                .toList();
    }

    Decision made(String rule) {
        return made().stream()
                .filter(decision -> decision.rule().equals(rule))
                .findFirst()
                .orElseThrow(() -> new AssertionError(rule + " decided nothing"));
    }

    Judgement judge(Policy by, Decision decision) {
        return new Verifier(by, Samples.KEYS, new History(changes), this, LATEST).judge(decision);
    }

    /** As it would be judged by what the audit log has of the events that are gone. */
    Judgement judgeAudited(Policy by, Decision decision) {
        RecordedEvents masked = new AuditedEvents(this, audited);
        return new Verifier(by, Samples.KEYS, new History(changes), masked, LATEST).judge(decision);
    }

    /** Records of the audit log are gone, by the origin of their events. */
    void loseAudit(Predicate<String> gone) {
        audited.keySet().removeIf(gone);
    }

    private void published(Publication publication) {
        byte[] value = publication.value();
        if (publication.topic() == Topic.DECISIONS && value != null) {
            changes.add(DecisionCodec.decodeChange(value));
        }
    }

    @Override
    public Map<String, SourceRecord> at(List<String> origins, Instant from, Instant to) {
        Map<String, SourceRecord> found = new LinkedHashMap<>();
        records.stream()
                .filter(record -> origins.contains(record.origin()))
                .forEach(record -> found.put(record.origin(), record));
        return found;
    }

    @Override
    public Stretch between(Instant from, Instant to, Predicate<SourceRecord> wanted) {
        List<SourceRecord> found = records.stream()
                .filter(record -> record.topic() != Topic.COMMANDS)
                .filter(record -> record.timestamp() >= from.toEpochMilli() && record.timestamp() <= to.toEpochMilli())
                .sorted(Comparator.comparingLong(SourceRecord::timestamp))
                .toList();
        return new Stretch(found.stream().filter(wanted).toList(), whole, found.size());
    }
}
