package io.sordini.readers.sqlite;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row, its values bounded.
 *
 * @param values by column: text or number; columns without a value are absent
 * @param sizes of the values that were too long to be read, in bytes, by column
 */
record Row(long id, Map<String, Object> values, Map<String, Long> sizes) {

    private static final List<String> IDENTITY = List.of("timestamp", "method", "path", "client_host", "created_at");

    @Nullable
    String text(String column) {
        Object value = values.get(column);
        return value == null ? null : value.toString();
    }

    /** Bytes of memory that it costs, about. */
    long weight() {
        return values.values().stream()
                .mapToLong(value -> value instanceof String text ? 2L * text.length() : 16)
                .sum();
    }

    /** Tells this row from another one with the same id. */
    String fingerprint() {
        StringBuilder content = new StringBuilder().append(id);
        IDENTITY.forEach(column -> content.append('\0').append(text(column)));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(content.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The id; the content never reaches a log. */
    @Override
    public String toString() {
        return "Row[" + id + "]";
    }
}
