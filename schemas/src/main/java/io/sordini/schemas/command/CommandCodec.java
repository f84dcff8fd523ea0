package io.sordini.schemas.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.schemas.CodecException;
import io.sordini.schemas.JsonDocument;
import io.sordini.schemas.subject.Subject;
import java.time.Duration;

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
        return JsonDocument.bytes(json);
    }

    /** @throws CodecException when the bytes are no command */
    public static Command decode(byte[] bytes) {
        JsonDocument json = JsonDocument.parse(bytes, "command");
        Duration duration = null;
        if (json.has("duration_s")) {
            long seconds = json.number("duration_s");
            if (seconds < 1 || seconds > LONGEST_SECONDS) {
                throw json.wrong("duration_s", "1 to " + LONGEST_SECONDS);
            }
            duration = Duration.ofSeconds(seconds);
        }
        return new Command(
                bounded(json, "id"),
                Command.Type.parse(json.text("type")).orElseThrow(() -> json.wrong("type", "block, unblock or revoke")),
                Subject.parse(json.text("subject"))
                        .orElseThrow(() -> json.wrong("subject", "scope:value, such as ip:192.0.2.1")),
                bounded(json, "actor"),
                bounded(json, "reason"),
                duration);
    }

    private static String bounded(JsonDocument json, String field) {
        String text = json.text(field);
        if (text.length() > Command.MAX_TEXT) {
            throw json.wrong(field, "at most " + Command.MAX_TEXT + " characters");
        }
        return text;
    }
}
