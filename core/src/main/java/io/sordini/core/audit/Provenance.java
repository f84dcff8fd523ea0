package io.sordini.core.audit;

import io.sordini.core.policy.Policy;
import io.sordini.core.request.ClientAddress;
import io.sordini.core.request.RecordTime;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.event.Event;
import io.sordini.schemas.subject.Address;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a record came from, and what is odd about that.
 *
 * @param key the key of the audit record: a canonical address, the subject of a record of Sordini's own, or {@code unknown}
 * @param client the client's address, as enforcement sees it; absent for Sordini's own records
 * @param flags what an analyst should know: {@code address_from_key}, {@code key_mismatch}
 * @param time milliseconds since the epoch; the reader's clock where the record's own time cannot be true
 */
record Provenance(SourceRecord source, String key, @Nullable Address client, List<String> flags, long time) {

    private static final String UNKNOWN = "unknown";

    Provenance {
        flags = List.copyOf(flags);
    }

    static Provenance of(SourceRecord source, Event event, Policy policy, long now) {
        Optional<Address> client = ClientAddress.of(source, event, policy);
        Optional<Address> keyed = ClientAddress.ofKey(source.key());
        List<String> flags = new ArrayList<>();
        Optional<Address> stated = event.clientAddress();
        if (stated.isEmpty() && keyed.isPresent()) {
            flags.add("address_from_key");
        } else if (keyed.isPresent() && !keyed.equals(stated) && !keyed.equals(client)) {
            flags.add("key_mismatch");
        }
        return new Provenance(
                source,
                client.map(Address::text).orElse(UNKNOWN),
                client.orElse(null),
                flags,
                RecordTime.of(source, now));
    }

    /** Of a record about a subject that is read off its value. */
    static Provenance of(SourceRecord source, Subject subject, long now) {
        String key = subject.scope() == Scope.IP ? subject.value() : subject.key();
        return new Provenance(source, key, null, List.of(), RecordTime.of(source, now));
    }

    /** Of a record whose key says what it is about. */
    static Provenance ofOwn(SourceRecord source, long now) {
        String key = source.key() == null ? UNKNOWN : source.key();
        return new Provenance(source, key, null, List.of(), RecordTime.of(source, now));
    }

    /** Of a record that cannot be read. */
    static Provenance unknown(SourceRecord source, long now) {
        return new Provenance(source, UNKNOWN, null, List.of(), RecordTime.of(source, now));
    }
}
