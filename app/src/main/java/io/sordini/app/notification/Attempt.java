package io.sordini.app.notification;

import java.time.Duration;
import java.util.Locale;

/**
 * What came of posting a message once.
 *
 * @param said for a person, without secrets
 * @param notBefore how long the endpoint wants to be left alone; zero if it did not say
 */
record Attempt(Outcome outcome, String said, Duration notBefore) {

    /** Whether and how it goes on; the form in metrics is the name in lower case. */
    enum Outcome {
        DELIVERED,
        /** It may succeed later. */
        FAILED,
        /** It will not succeed, however often it is tried. */
        DEAD;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Attempt failed(String said) {
        return new Attempt(Outcome.FAILED, said, Duration.ZERO);
    }
}
