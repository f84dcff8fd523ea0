package io.sordini.readers.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.readers.source.LineContent;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The event that a line of an access log becomes, in the contract's field names. */
final class AccessEvent {

    private static final Pattern REQUEST =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]{1,32}) (.+?)( HTTP/[0-9](?:[.][0-9])?)?", Pattern.DOTALL);

    /** Stands for what a log does not know, as it does in the log. */
    private static final String ABSENT = "-";

    private final ObjectNode fields = LineContent.object();
    private final ObjectNode headers = LineContent.object();
    private final boolean readable;

    private AccessEvent(boolean readable) {
        this.readable = readable;
    }

    /** @param request the quoted request, {@code GET /path?query HTTP/1.1}, or whatever the client sent instead of one */
    static AccessEvent of(String request) {
        Matcher parts = REQUEST.matcher(request);
        AccessEvent event = new AccessEvent(parts.matches());
        if (event.readable) {
            String target = parts.group(2);
            int query = target.indexOf('?');
            event.fields.put("method", parts.group(1));
            event.fields.put("path", query < 0 ? target : target.substring(0, query));
            event.text("query_params", query < 0 ? "" : target.substring(query + 1));
        } else {
            event.fields.put("method", ABSENT);
            event.fields.put("path", request.isEmpty() ? ABSENT : request);
        }
        return event;
    }

    void who(String client, @Nullable String server, @Nullable String user, @Nullable String time) {
        text("client_ip", client);
        text("server_id", server);
        text("user", user);
        text("timestamp", time);
        if (!headers.isEmpty()) {
            fields.set("headers", headers);
        }
    }

    void answer(String status, String bytes) {
        fields.put("status_code", Integer.parseInt(status));
        if (!bytes.equals(ABSENT)) {
            fields.put("response_size", Long.parseLong(bytes));
        }
    }

    void header(String name, String value) {
        if (!value.isEmpty() && !value.equals(ABSENT)) {
            headers.put(name, value);
            if (name.equals("user-agent")) {
                fields.put("user_agent", value);
            }
        }
    }

    void seconds(String seconds) {
        fields.put("response_time_ms", new BigDecimal(seconds).movePointRight(3).longValueExact());
    }

    boolean readable() {
        return readable;
    }

    ObjectNode fields() {
        return fields;
    }

    private void text(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            fields.put(name, value);
        }
    }
}
