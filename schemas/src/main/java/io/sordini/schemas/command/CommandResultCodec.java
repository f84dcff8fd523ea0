package io.sordini.schemas.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.schemas.CodecException;
import io.sordini.schemas.JsonDocument;

/** JSON form of what became of commands. */
public final class CommandResultCodec {

    private CommandResultCodec() {}

    public static byte[] encode(CommandResult result) {
        ObjectNode json = JsonDocument.object();
        json.put("command", result.command());
        json.put("outcome", result.outcome().text());
        if (result.lifted() > 0) {
            json.put("lifted", result.lifted());
        }
        json.put("message", result.message());
        json.put("at", JsonDocument.text(result.at()));
        return JsonDocument.bytes(json);
    }

    /** @throws CodecException when the bytes are no result */
    public static CommandResult decode(byte[] bytes) {
        JsonDocument json = JsonDocument.parse(bytes, "command result");
        return new CommandResult(
                json.text("command"),
                CommandResult.Outcome.parse(json.text("outcome"))
                        .orElseThrow(() -> json.wrong("outcome", "applied, unchanged or refused")),
                lifted(json),
                json.text("message"),
                json.instant("at"));
    }

    private static int lifted(JsonDocument json) {
        if (!json.has("lifted")) {
            return 0;
        }
        long lifted = json.number("lifted");
        if (lifted < 0 || lifted > Integer.MAX_VALUE) {
            throw json.wrong("lifted", "0 to " + Integer.MAX_VALUE);
        }
        return (int) lifted;
    }
}
