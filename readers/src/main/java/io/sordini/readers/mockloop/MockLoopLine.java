package io.sordini.readers.mockloop;

import io.sordini.readers.source.LineContent;
import io.sordini.schemas.event.AuthEventType;

/** What kind of line it is, by what it says. */
public enum MockLoopLine {
    REQUEST,
    RESPONSE,
    /** The mock server's own administration: no traffic of the API, and its answers repeat the request log. */
    ADMIN,
    /** An authentication event in Sordini's own form. */
    AUTH_EVENT,
    /** A request event in Sordini's own form, or something that the audit will call malformed. */
    OTHER;

    public static MockLoopLine of(LineContent line) {
        String type = line.text("type");
        if (type == null) {
            return OTHER;
        }
        return switch (type) {
            case "admin_request", "admin_response" -> ADMIN;
            case "request" -> isRequest(line) ? REQUEST : OTHER;
            case "response" -> isResponse(line) ? RESPONSE : OTHER;
            default -> AuthEventType.parse(type).isPresent() ? AUTH_EVENT : OTHER;
        };
    }

    /** Whether only MockLoop writes such a line. */
    public boolean ofMockLoop() {
        return this == REQUEST || this == RESPONSE || this == ADMIN;
    }

    private static boolean isRequest(LineContent line) {
        return hasRoute(line)
                && line.fields().has("client_host")
                && !line.fields().has("status_code");
    }

    private static boolean isResponse(LineContent line) {
        return hasRoute(line)
                && line.fields().has("status_code")
                && !line.fields().has("client_host");
    }

    private static boolean hasRoute(LineContent line) {
        return line.text("method") != null && line.text("path") != null;
    }
}
