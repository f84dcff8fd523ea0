package io.sordini.core.request;

import io.sordini.core.policy.Policy;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.event.Event;
import io.sordini.schemas.event.RequestEvent;
import io.sordini.schemas.subject.Address;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whose request an event is: what the event says, else the record's key, else a trusted proxy's word. */
public final class ClientAddress {

    private static final String FORWARDED_FOR = "x-forwarded-for";
    private static final int MAX_HOPS = 32;
    private static final int MAX_HEADER = 4096;

    private ClientAddress() {}

    /** The client's address, or nothing when neither the event nor the key has one. */
    public static Optional<Address> of(SourceRecord source, Event event, Policy policy) {
        Optional<Address> peer = event.clientAddress().or(() -> ofKey(source.key()));
        if (peer.isPresent() && event instanceof RequestEvent request && policy.trusts(peer.get())) {
            String header = request.headers().get(FORWARDED_FOR);
            return header == null ? peer : Optional.of(behind(peer.get(), header, policy));
        }
        return peer;
    }

    /** The address that a record's key is, if it is one. */
    public static Optional<Address> ofKey(@Nullable String key) {
        return key == null ? Optional.empty() : Address.parse(key.strip());
    }

    /** The right-most hop that is not a trusted proxy; a hop that is no address ends the walk at the one before it. */
    private static Address behind(Address peer, String header, Policy policy) {
        String tail = header.length() > MAX_HEADER ? header.substring(header.length() - MAX_HEADER) : header;
        Address client = peer;
        int end = tail.length();
        for (int hop = 0; hop < MAX_HOPS && end > 0; hop++) {
            int comma = tail.lastIndexOf(',', end - 1);
            Optional<Address> address =
                    Address.parse(withoutPort(tail.substring(comma + 1, end).strip()));
            if (address.isEmpty()) {
                return client;
            }
            client = address.get();
            if (!policy.trusts(client)) {
                return client;
            }
            end = comma;
        }
        return client;
    }

    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            return hop.substring(0, hop.indexOf(']') + 1);
        }
        int colon = hop.indexOf(':');
        return colon > 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }
}
