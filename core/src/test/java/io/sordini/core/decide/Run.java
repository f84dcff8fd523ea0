package io.sordini.core.decide;

import io.sordini.core.MapByteStore;
import io.sordini.core.Samples;
import io.sordini.core.TreeExpiryIndex;
import io.sordini.core.command.CommandIntake;
import io.sordini.core.command.Intake;
import io.sordini.core.policy.Policy;
import io.sordini.core.signal.Signaller;
import io.sordini.core.signal.SubjectSignal;
import io.sordini.schemas.Publication;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.command.CommandResult;
import io.sordini.schemas.command.CommandResultCodec;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.DecisionCodec;
import io.sordini.schemas.signal.SignalCodec;
import io.sordini.schemas.subject.Subject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Both stages of enforcement over plain maps; the wall clock is the latest event time, as in a replay. */
final class Run {

    final MapByteStore subjects;
    final MapByteStore limits;
    final TreeExpiryIndex expiries;
    final List<Publication> published = new ArrayList<>();
    private final Queue<Publication> concluded = new ArrayDeque<>();
    private final Signaller signaller;
    private final CommandIntake commands;
    private final Decider decider;
    private long now;

    private final Policy policy;

    Run(Policy policy) {
        this(policy, new MapByteStore(), new MapByteStore(), new TreeExpiryIndex());
    }

    private Run(Policy policy, MapByteStore subjects, MapByteStore limits, TreeExpiryIndex expiries) {
        this(policy, new Decider(policy, subjects, limits, expiries), subjects, limits, expiries);
    }

    private Run(Policy policy, Decider decider, MapByteStore subjects, MapByteStore limits, TreeExpiryIndex expiries) {
        this.policy = policy;
        this.subjects = subjects;
        this.limits = limits;
        this.expiries = expiries;
        signaller = new Signaller(policy, Samples.KEYS);
        commands = new CommandIntake(policy);
        this.decider = decider;
    }

    /** The same process under another policy; what was published before is not repeated. */
    Run under(Policy next) {
        return new Run(next, decider.under(next), subjects, limits, expiries).at(now);
    }

    /** Another process that takes the stores over; what was published before is not its own. */
    Run restarted() {
        return new Run(policy, subjects, limits, expiries).at(now);
    }

    /** Sets a wall clock ahead of the events. */
    Run at(long wallClock) {
        now = wallClock;
        return this;
    }

    void accept(SourceRecord record) {
        now = Math.max(now, record.timestamp());
        accept(signals(record));
    }

    /** Signals that were on their way, of whatever policy. */
    void accept(List<SubjectSignal> signals) {
        for (SubjectSignal signal : signals) {
            now = Math.max(now, signal.signal().time());
            take(decider.decide(signal.subject(), signal.signal(), now));
        }
        for (Publication next = concluded.poll(); next != null; next = concluded.poll()) {
            take(decider.decide(Subject.parse(next.key()).orElseThrow(), SignalCodec.decode(bytes(next)), now));
        }
    }

    private void take(List<Publication> made) {
        made.forEach(publication -> (publication.topic() == Topic.SIGNALS ? concluded : published).add(publication));
    }

    List<SubjectSignal> signals(SourceRecord record) {
        if (record.topic() != Topic.COMMANDS) {
            return signaller.signals(record, now);
        }
        Intake intake = commands.take(record, now);
        published.addAll(intake.publications());
        return intake.signals();
    }

    List<Publication> expire(long time) {
        List<Publication> expired = decider.expire(time, 1000);
        published.addAll(expired);
        return expired;
    }

    /** Of all subjects of which something is kept; what concerns none of them aside. */
    List<String> subjectKeys() {
        return subjects.entries.keySet().stream()
                .filter(key -> key.contains(":"))
                .toList();
    }

    /** Of all buckets of limits. */
    List<String> bucketKeys() {
        return limits.entries.keySet().stream().filter(key -> key.contains("|")).toList();
    }

    List<DecisionChange> changes() {
        return published.stream()
                .filter(p -> p.topic() == Topic.DECISIONS && p.value() != null)
                .map(p -> DecisionCodec.decodeChange(bytes(p)))
                .toList();
    }

    /** All values of a topic in their order. */
    List<Decision> values(Topic topic) {
        return published.stream()
                .filter(p -> p.topic() == topic && p.value() != null)
                .map(p -> DecisionCodec.decode(bytes(p)))
                .toList();
    }

    /** The topic as compaction leaves it. */
    Map<String, Decision> table(Topic topic) {
        Map<String, Decision> table = new HashMap<>();
        for (Publication p : published) {
            if (p.topic() == topic) {
                if (p.value() == null) {
                    table.remove(p.key());
                } else {
                    table.put(p.key(), DecisionCodec.decode(bytes(p)));
                }
            }
        }
        return table;
    }

    /** The answers to commands in their order. */
    List<CommandResult> results() {
        return published.stream()
                .filter(p -> p.topic() == Topic.COMMAND_RESULTS)
                .map(p -> CommandResultCodec.decode(bytes(p)))
                .toList();
    }

    /** What a follower of the topic holds for a key, which must be there. */
    Decision entry(Topic topic, String key) {
        Decision decision = table(topic).get(key);
        if (decision == null) {
            throw new AssertionError(topic + " has nothing for " + key);
        }
        return decision;
    }

    private static byte[] bytes(Publication publication) {
        byte[] value = publication.value();
        if (value == null) {
            throw new AssertionError("a value was expected for " + publication.key());
        }
        return value;
    }
}
