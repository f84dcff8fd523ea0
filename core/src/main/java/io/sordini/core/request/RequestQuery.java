package io.sordini.core.request;

import io.sordini.core.store.Hash;
import io.sordini.schemas.event.RequestEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request's query, bounded: what follows the path, and what was logged apart from it.
 *
 * @param raw as the client sent it, or {@code name=value} pairs in the order of their names
 */
public record RequestQuery(String raw) {

    private static final int MAX = 4096;

    public static RequestQuery of(RequestEvent request) {
        int mark = request.path().indexOf('?');
        StringBuilder raw = new StringBuilder(mark < 0 ? "" : request.path().substring(mark + 1));
        String text = request.query().text();
        if (text != null) {
            append(raw, text);
        }
        for (Map.Entry<String, String> field : new TreeMap<>(request.query().fields()).entrySet()) {
            append(raw, field.getKey() + "=" + field.getValue());
        }
        return new RequestQuery(raw.length() > MAX ? raw.substring(0, MAX) : raw.toString());
    }

    private static void append(StringBuilder raw, String more) {
        if (!more.isEmpty() && raw.length() < MAX) {
            raw.append(raw.isEmpty() ? "" : "&").append(more);
        }
    }

    public boolean isEmpty() {
        return raw.isEmpty();
    }

    /** 64 bits of SHA-256, 0 if it is empty. */
    public long hash() {
        return raw.isEmpty() ? 0 : Hash.of(raw);
    }

    /** With percent-encoded ASCII and plus signs decoded. */
    public String decoded() {
        return new RequestPath(raw.replace('+', ' ')).decoded();
    }

    /** The value of the first of these parameters that is there. */
    public Optional<String> parameter(List<String> names) {
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && equals < pair.length() - 1 && names.contains(pair.substring(0, equals))) {
                return Optional.of(pair.substring(equals + 1));
            }
        }
        return Optional.empty();
    }
}
