package io.sordini.schemas.event;

import io.sordini.schemas.subject.Address;
import java.util.Optional;

/** What a source record turned out to be. */
public sealed interface Event permits RequestEvent, AuthEvent, MalformedEvent {

    /** The client's address as the event states it. */
    Optional<Address> clientAddress();
}
