package io.sordini.schemas.event;

import io.sordini.schemas.subject.Address;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record that cannot be read as an event.
 *
 * @param reason what is wrong
 * @param field the watched field concerned, one of the contract's own names; absent when it is the record as a whole
 * @param client the client's address if it was read before the fault
 */
public record MalformedEvent(
        Reason reason, @Nullable String field, @Nullable Address client) implements Event {

    /** Why a record is malformed. */
    public enum Reason {
        EMPTY("the record has no value"),
        TOO_LARGE("the value is larger than the limit"),
        NOT_JSON("the value is not one JSON document"),
        NOT_AN_OBJECT("the value is not a JSON object"),
        INVALID_UTF8("the value is not valid UTF-8"),
        TOO_DEEP("the value is nested too deeply"),
        TOO_COMPLEX("the value has a name, a number or a count of tokens beyond the limit"),
        DUPLICATE_FIELD("a field that Sordini reads is there twice"),
        WRONG_TYPE("a field that Sordini reads has the wrong type"),
        MISSING_FIELD("a required field is missing"),
        MISSING_ADDRESS("neither the event nor the key has a client address"),
        BAD_TIMESTAMP("the record's timestamp is negative or lies in the future"),
        OFF_SCHEMA("the value does not fit the schema of its topic"),
        UNPROCESSABLE("the value could not be processed");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** The form used in records and metrics, such as {@code not_json}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String sentence() {
            return sentence;
        }
    }

    @Override
    public Optional<Address> clientAddress() {
        return Optional.ofNullable(client);
    }

    /** What is wrong and where, without content. */
    public String message() {
        return field == null ? reason.sentence() : reason.sentence() + ": " + field;
    }
}
