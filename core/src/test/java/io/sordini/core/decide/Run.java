package io.sordini.core.decide;

import io.sordini.core.MapByteStore;
import io.sordini.core.Samples;
import io.sordini.core.TreeExpiryIndex;
import io.sordini.core.policy.Policy;
import io.sordini.core.signal.Signaller;
import io.sordini.core.signal.SubjectSignal;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.DecisionCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Both stages of enforcement over plain maps; the wall clock is the latest event time, as in a replay. */
final class Run {

    final MapByteStore subjects = new MapByteStore();
    final MapByteStore limits = new MapByteStore();
    final TreeExpiryIndex expiries = new TreeExpiryIndex();
    final List<Publication> published = new ArrayList<>();
    private final Signaller signaller;
    private final Decider decider;
    private long now;

    Run(Policy policy) {
        signaller = new Signaller(policy, Samples.KEYS);
        decider = new Decider(policy, subjects, limits, expiries);
    }

    /** Sets a wall clock ahead of the events. */
    Run at(long wallClock) {
        now = wallClock;
        return this;
    }

    void accept(SourceRecord record) {
        now = Math.max(now, record.timestamp());
        for (SubjectSignal signal : signaller.signals(record, now)) {
            published.addAll(decider.decide(signal.subject(), signal.signal(), now));
        }
    }

    List<Publication> expire(long time) {
        List<Publication> expired = decider.expire(time, 1000);
        published.addAll(expired);
        return expired;
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
