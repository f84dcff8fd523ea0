package io.sordini.core.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.core.command.Authority;
import io.sordini.core.policy.Policy;
import io.sordini.core.sanitize.MaskReport;
import io.sordini.schemas.CodecException;
import io.sordini.schemas.JsonDocument;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.command.CommandCodec;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.DecisionCodec;
import io.sordini.schemas.policy.AllowEntry;
import io.sordini.schemas.policy.AllowEntryCodec;
import io.sordini.schemas.policy.PolicyDocument;
import io.sordini.schemas.subject.Subject;
import java.util.Optional;

/** Turns a record of what Sordini or its operators did into the record of its class. */
final class OwnShape {

    private final Envelope envelope;
    private final CommandShape commands;
    private final DecisionShape decisions;
    private final AllowShape allowed;
    private final PolicyShape policies;

    OwnShape(Policy policy, Envelope envelope) {
        this.envelope = envelope;
        Authority authority = new Authority(policy.operators());
        commands = new CommandShape(envelope, authority);
        decisions = new DecisionShape(envelope);
        allowed = new AllowShape(envelope);
        policies = new PolicyShape(envelope, authority);
    }

    /** A record on its way to the log. */
    record Shaped(Provenance from, ObjectNode record) {}

    /**
     * Shapes a record.
     *
     * @throws CodecException when key or value are not what the topic has
     */
    Shaped shape(SourceRecord source, long now) {
        ObjectNode rest = JsonDocument.object();
        Optional<String> policy = source.topic() == Topic.POLICY ? PolicyDocument.name(source.key()) : Optional.empty();
        if (policy.isPresent()) {
            Provenance from = Provenance.ofOwn(source, now);
            return close(from, policies.shape(from, policy.get(), rest), rest);
        }
        if (source.topic() == Topic.POLICY) {
            Provenance from = Provenance.of(source, allowed(source), now);
            byte[] value = source.value();
            AllowEntry entry = value == null ? null : AllowEntryCodec.decode(value);
            return close(from, allowed.shape(from, allowed(source), entry, rest), rest);
        }
        if (source.topic() == Topic.COMMANDS) {
            Command command = CommandCodec.decode(value(source));
            Provenance from = Provenance.of(source, command.subject(), now);
            return close(from, commands.shape(from, command, rest), rest);
        }
        DecisionChange change = DecisionCodec.decodeChange(value(source));
        Provenance from = Provenance.of(source, change.decision().subject(), now);
        return close(from, decisions.shape(from, change, rest), rest);
    }

    private Shaped close(Provenance from, ObjectNode record, ObjectNode rest) {
        return new Shaped(from, envelope.close(record, rest, from, new MaskReport()));
    }

    private static byte[] value(SourceRecord source) {
        byte[] value = source.value();
        if (value == null) {
            throw new CodecException("a record of this topic must have a value");
        }
        return value;
    }

    private static Subject allowed(SourceRecord source) {
        String key = source.key();
        if (key == null || !key.startsWith(AllowEntry.KEY_PREFIX)) {
            throw new CodecException("the key must be allow:scope:value or policy:name");
        }
        return Subject.parse(key.substring(AllowEntry.KEY_PREFIX.length()))
                .orElseThrow(() -> new CodecException("the key must be allow:scope:value"));
    }
}
