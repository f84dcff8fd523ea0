package io.sordini.core.fold;

import io.sordini.core.audit.AuditRecord;
import io.sordini.core.audit.Auditor;
import io.sordini.core.command.CommandIntake;
import io.sordini.core.command.Intake;
import io.sordini.core.decide.Decider;
import io.sordini.core.policy.Policy;
import io.sordini.core.signal.Signaller;
import io.sordini.core.signal.SubjectSignal;
import io.sordini.schemas.Publication;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.signal.SignalCodec;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Subject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Takes in source records in order and hands out what both applications would publish. The wall clock is the latest
 * event time, so that decisions expire as they would have.
 */
public final class Fold {

    static final int EXPIRY_BUDGET = 1000;

    private final Auditor auditor;
    private final Signaller signaller;
    private final CommandIntake commands;
    private final Decider decider;
    private final long latest;
    private final Consumer<AuditRecord> audit;
    private final Consumer<Publication> publications;
    private final Deque<Publication> concluded = new ArrayDeque<>();
    private long now;

    /** As the other constructor, for records that nobody chose in order to slow this down. */
    public Fold(
            Policy policy, Keyring keys, long latest, Consumer<AuditRecord> audit, Consumer<Publication> publications) {
        this(policy, keys, policy.version(), latest, audit, publications);
    }

    /**
     * A fold that has seen nothing yet.
     *
     * @param seed of {@link MemoryStore}: no result depends on it
     * @param latest the reader's clock: a record later than this is malformed; milliseconds since the epoch
     */
    public Fold(
            Policy policy,
            Keyring keys,
            long seed,
            long latest,
            Consumer<AuditRecord> audit,
            Consumer<Publication> publications) {
        this.auditor = new Auditor(policy, keys);
        this.signaller = new Signaller(policy, keys);
        this.commands = new CommandIntake(policy);
        this.decider = new Decider(policy, new MemoryStore(seed), new MemoryStore(seed), new MemoryIndex());
        this.latest = latest;
        this.audit = audit;
        this.publications = publications;
    }

    /** Takes in the next record of a source topic. */
    public void accept(SourceRecord source) {
        audit(source);
        enforce(source);
    }

    /** The audit application's half. It shares nothing with the other one, so that each may have a thread of its own. */
    public void audit(SourceRecord source) {
        audit.accept(auditor.audit(source, latest));
    }

    /** The enforcement application's half. */
    public void enforce(SourceRecord source) {
        if (source.timestamp() <= latest) {
            now = Math.max(now, source.timestamp()); // an impossible timestamp must not end others' decisions
        }
        publish(decider.expire(now, EXPIRY_BUDGET));
        for (SubjectSignal signal : signals(source)) {
            publish(decider.decide(signal.subject(), signal.signal(), now));
        }
        for (Publication next = concluded.poll(); next != null; next = concluded.poll()) {
            Subject subject = Subject.parse(next.key()).orElseThrow();
            publish(decider.decide(subject, SignalCodec.decode(Objects.requireNonNull(next.value())), now));
        }
    }

    private void publish(List<Publication> made) {
        for (Publication publication : made) {
            if (publication.topic() == Topic.SIGNALS) {
                concluded.add(publication);
            } else {
                publications.accept(publication);
            }
        }
    }

    private List<SubjectSignal> signals(SourceRecord source) {
        if (source.topic() != Topic.COMMANDS) {
            return signaller.signals(source, latest);
        }
        Intake intake = commands.take(source, latest);
        intake.publications().forEach(publications);
        return intake.signals();
    }
}
