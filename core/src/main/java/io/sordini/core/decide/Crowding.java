package io.sordini.core.decide;

import java.util.Locale;

/** What happens when there are more subjects, or more revocations, than may be kept. */
public enum Crowding {
    /** A signal of a subject of which nothing is kept yet was passed over. */
    SUBJECT_REFUSED,
    /** What was kept of a subject made room for another one's. */
    SUBJECT_EVICTED,
    /** A logout revoked nothing, since too many came from its address. */
    LOGOUT_REFUSED;

    /** The form in metrics. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
