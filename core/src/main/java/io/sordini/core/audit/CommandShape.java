package io.sordini.core.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.core.command.Authority;
import io.sordini.core.command.Standing;
import io.sordini.schemas.JsonDocument;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.subject.Scope;

/** What an operator asked for: Account Change where it is about a user, else Entity Management. */
final class CommandShape {

    private final Envelope envelope;
    private final Authority authority;

    CommandShape(Envelope envelope, Authority authority) {
        this.envelope = envelope;
        this.authority = authority;
    }

    ObjectNode shape(Provenance from, Command command, ObjectNode rest) {
        Standing standing = authority.standing(command, from.time());
        Outcome outcome = standing.isRefused() ? Outcome.FAILURE : Outcome.SUCCESS;
        Severity severity = standing.isRefused() ? Severity.MEDIUM : Severity.INFORMATIONAL;
        String reason = envelope.mask(command.reason());
        ObjectNode record;
        if (command.subject().scope() == Scope.USER) {
            record = envelope.open(
                    from, OcsfClass.ACCOUNT_CHANGE, Activity.onAccount(command.type()), outcome, severity);
            record.putObject("user").put("uid", command.subject().key());
        } else {
            record = envelope.open(
                    from, OcsfClass.ENTITY_MANAGEMENT, Activity.onEntity(command.type()), outcome, severity);
            record.putObject("entity")
                    .put("uid", command.subject().key())
                    .put("type", command.subject().scope().text());
            record.put("comment", reason);
        }
        record.put("message", reason);
        record.putObject("actor").putObject("user").put("name", envelope.mask(command.actor()));
        if (standing.isRefused()) {
            record.put("status_detail", standing.refusal());
        }
        describe(command, standing, rest.putObject("command"));
        return record;
    }

    private void describe(Command command, Standing standing, ObjectNode own) {
        own.put("id", envelope.mask(command.id()));
        own.put("type", command.type().text());
        own.put("actor_is", standing.kind().text());
        if (command.duration() != null) {
            own.put("duration_s", command.duration().toSeconds());
        }
        if (command.decision() != null) {
            own.put("decision", command.decision());
        }
        if (command.issuedAt() != null) {
            own.put("issued_at", JsonDocument.text(command.issuedAt()));
        }
        Command.Signature signature = command.signature();
        if (signature != null && standing.kind() == Standing.Kind.SIGNED) {
            own.put("signing_key", signature.key());
        }
    }
}
