package io.sordini.sandbox.traffic;

import java.time.Instant;

/** Somebody who calls the mock API now and then. */
interface Actor {

    /** When the next call is due; never goes back. */
    Instant nextAt();

    /** Makes the call that is due, and settles when the next one is. */
    TrafficEvent act(MockApi api);
}
