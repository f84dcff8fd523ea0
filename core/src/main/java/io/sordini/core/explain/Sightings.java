package io.sordini.core.explain;

import io.sordini.core.policy.Policy;
import io.sordini.core.policy.Rule;
import io.sordini.core.signal.Signaller;
import io.sordini.core.signal.SubjectSignal;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.signal.Trait;
import io.sordini.schemas.subject.Address;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What recorded events say about one subject, as stage one says it. */
final class Sightings {

    private final Policy policy;
    private final Signaller signaller;
    private final long now;

    /** @param now the reader's clock, milliseconds since the epoch */
    Sightings(Policy policy, Keyring keys, long now) {
        this.policy = policy;
        this.signaller = new Signaller(policy, keys);
        this.now = now;
    }

    /** Whatever an event says, about anybody. */
    List<SubjectSignal> all(SourceRecord record) {
        return signaller.signals(record, now);
    }

    /** What an event says about the subject, unless it comes from an allowed address and counts against nobody. */
    List<Signal> about(Subject subject, SourceRecord record) {
        return all(record).stream()
                .filter(signal -> signal.subject().equals(subject))
                .map(SubjectSignal::signal)
                .filter(signal -> !isAllowed(signal.traits().client()))
                .toList();
    }

    /**
     * What a rule sees of an event.
     *
     * @param familiar networks from which nothing counts, if the rule spares them
     */
    Optional<Signal> seen(Rule rule, Subject subject, SourceRecord record, Set<String> familiar) {
        return about(subject, record).stream()
                .filter(signal -> signal.facts().meet(rule.facts()))
                .filter(signal -> !rule.sparesFamiliar() || !familiar.contains(network(signal)))
                .findFirst();
    }

    private static String network(Signal signal) {
        Address client = signal.traits().client();
        return client == null ? "" : Trait.networkOf(client).toString();
    }

    private boolean isAllowed(@Nullable Address client) {
        return client != null && policy.allowing(client).isPresent();
    }
}
