package io.sordini.core.audit;

import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.event.Event;
import io.sordini.schemas.subject.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a record came from, and what is odd about that.
 *
 * @param client the client's address, from the event or else from the record's key
 * @param flags what an analyst should know: {@code address_from_key}, {@code key_mismatch}
 * @param time milliseconds since the epoch; the reader's clock where the record's own time cannot be true
 */
record Provenance(SourceRecord source, @Nullable Address client, List<String> flags, long time) {

    private static final long MAX_AHEAD_MS = 5000;

    Provenance {
        flags = List.copyOf(flags);
    }

    static Provenance of(SourceRecord source, Event event, long now) {
        Optional<Address> stated = event.clientAddress();
        String key = source.key();
        Optional<Address> keyed = key == null ? Optional.empty() : Address.parse(key.strip());
        List<String> flags = new ArrayList<>();
        if (stated.isEmpty() && keyed.isPresent()) {
            flags.add("address_from_key");
        } else if (keyed.isPresent() && !keyed.equals(stated)) {
            flags.add("key_mismatch");
        }
        return new Provenance(
                source, stated.or(() -> keyed).orElse(null), flags, isBad(source, now) ? now : source.timestamp());
    }

    static boolean isBad(SourceRecord source, long now) {
        return source.timestamp() < 0 || source.timestamp() > now + MAX_AHEAD_MS;
    }

    /** The key of the audit record. */
    String key() {
        return client == null ? "unknown" : client.text();
    }
}
