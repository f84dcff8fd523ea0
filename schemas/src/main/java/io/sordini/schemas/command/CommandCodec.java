package io.sordini.schemas.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.schemas.CodecException;
import io.sordini.schemas.JsonDocument;
import io.sordini.schemas.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** JSON form of operators' commands, durations in seconds. */
public final class CommandCodec {

    private static final long LONGEST_SECONDS = Command.MAX_DURATION.toSeconds();

    private CommandCodec() {}

    public static byte[] encode(Command command) {
        ObjectNode json = JsonDocument.object();
        json.put("id", command.id());
        json.put("type", command.type().text());
        json.put("subject", command.subject().key());
        json.put("actor", command.actor());
        json.put("reason", command.reason());
        if (command.duration() != null) {
            json.put("duration_s", command.duration().toSeconds());
        }
        if (command.decision() != null) {
            json.put("decision", command.decision());
        }
        if (command.issuedAt() != null) {
            json.put("issued_at", JsonDocument.text(command.issuedAt()));
        }
        write(command.signature(), json);
        return JsonDocument.bytes(json);
    }

    static void write(Command.@Nullable Signature signature, ObjectNode json) {
        if (signature != null) {
            json.putObject("signature").put("key", signature.key()).put("value", signature.value());
        }
    }

    /** @throws CodecException when the bytes are no command */
    public static Command decode(byte[] bytes) {
        JsonDocument json = JsonDocument.parse(bytes, "command");
        Command.Type type = Command.Type.parse(json.text("type"))
                .orElseThrow(() -> json.wrong("type", "block, unblock, unlock, revoke, undo, allow or disallow"));
        Subject subject = Subject.parse(json.text("subject"))
                .orElseThrow(() -> json.wrong("subject", "scope:value, such as ip:192.0.2.1"));
        if (!type.concerns(subject.scope())) {
            throw json.wrong("subject", "an address or a range, for " + type.text());
        }
        Instant issuedAt = json.has("issued_at") ? json.instant("issued_at") : null;
        Command.Signature signature = signature(json);
        if (signature != null && issuedAt == null) {
            throw json.wrong("issued_at", "there, since the command is signed");
        }
        return new Command(
                bounded(json, "id", Command.MAX_TEXT),
                type,
                subject,
                bounded(json, "actor", Command.MAX_TEXT),
                bounded(json, "reason", Command.MAX_TEXT),
                duration(json),
                decision(json, type),
                issuedAt,
                signature);
    }

    private static @Nullable Duration duration(JsonDocument json) {
        if (!json.has("duration_s")) {
            return null;
        }
        long seconds = json.number("duration_s");
        if (seconds < 1 || seconds > LONGEST_SECONDS) {
            throw json.wrong("duration_s", "1 to " + LONGEST_SECONDS);
        }
        return Duration.ofSeconds(seconds);
    }

    private static @Nullable String decision(JsonDocument json, Command.Type type) {
        if (type != Command.Type.UNDO) {
            return null; // of no meaning for any other, and so not kept
        }
        String decision = json.has("decision") ? json.text("decision") : "";
        if (!Command.isId(decision)) {
            throw json.wrong("decision", "the 32 hexadecimal digits of a decision's id, for undo");
        }
        return decision;
    }

    static Command.@Nullable Signature signature(JsonDocument json) {
        if (!json.has("signature")) {
            return null;
        }
        JsonDocument signature = JsonDocument.of(json.node("signature"), "command's signature");
        return new Command.Signature(
                bounded(signature, "key", Command.Signature.MAX_TEXT),
                bounded(signature, "value", Command.Signature.MAX_TEXT));
    }

    private static String bounded(JsonDocument json, String field, int most) {
        String text = json.text(field);
        if (text.length() > most) {
            throw json.wrong(field, "at most " + most + " characters");
        }
        return text;
    }
}
