package io.sordini.app.operate;

import io.sordini.schemas.JsonDocument;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of a policy that was to be published.
 *
 * @param id of the order
 * @param from label of the policy that stood there before, if one did
 * @param to its own label
 * @param at where it stands, {@code topic-partition@offset}
 * @param partitions how many must say that they decide under it
 * @param said how many did in time
 */
record PolicyReply(
        String id, String name, Optional<String> from, String to, String at, int partitions, int said, Duration took) {

    boolean isApplied() {
        return said == partitions;
    }

    /** Without its first half, which is said as soon as it is true. */
    String text() {
        String seconds = String.format(Locale.ROOT, "%.2f s", took.toNanos() / 1e9);
        return isApplied()
                ? "applied: all " + partitions + " partitions decide under it (" + seconds
                        + "); the role audit masks by it as soon as it has read it, which its records and /health/ready say"
                : "sordini: only " + said + " of " + partitions + " partitions said within " + seconds
                        + " that they decide under it. It is published all the same, and is"
                        + " taken over by whoever runs: check that the role enforcement runs, that its policy.name is the name"
                        + " given here, and what /health/ready says of the policy there";
    }

    /** As a line of JSON. */
    String json() {
        var json = JsonDocument.object();
        json.put("command", id);
        json.put("type", "apply");
        json.put("name", name);
        from.ifPresent(label -> json.put("from", label));
        json.put("to", to);
        json.put("at", at);
        json.put("outcome", isApplied() ? "applied" : "unanswered");
        json.put("partitions", partitions);
        json.put("answered", said);
        json.put("took_ms", took.toMillis());
        return PlainJson.of(JsonDocument.bytes(json));
    }
}
