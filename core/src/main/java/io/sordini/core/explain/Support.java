package io.sordini.core.explain;

import java.util.Locale;

/** Whether what is recorded supports a decision, from the best to the worst. */
public enum Support {
    /** The rule fires again, at the same event and by the same count. */
    SUPPORTED,
    /** What could be looked at agrees, and something could not be looked at. */
    PARTLY,
    /** Neither the events nor records of them that suffice are there any more. */
    GONE,
    /** What is recorded does not lead to the decision. */
    NOT_SUPPORTED;

    /** The form for people and in JSON, such as {@code not supported}. */
    public String text() {
        return this == PARTLY
                ? "partly supported"
                : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The worse of two. */
    Support and(Support other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
