package io.sordini.sandbox.traffic;

import java.time.Instant;

/**
 * One request event.
 *
 * @param at when the request was made: the record's timestamp
 * @param client the client's address: the record's key
 * @param label who made it; the event itself does not say
 * @param status the answer's status code
 * @param json the record's value
 */
@SuppressWarnings("ArrayRecordComponent") // the value is handed on untouched and never compared
public record TrafficEvent(Instant at, String client, Label label, int status, byte[] json) {

    /** Everything but the content. */
    @Override
    public String toString() {
        return "TrafficEvent[" + at + ", " + client + ", " + label.text() + ", " + status + "]";
    }
}
