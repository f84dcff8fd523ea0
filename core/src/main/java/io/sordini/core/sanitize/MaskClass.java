package io.sordini.core.sanitize;

import java.util.Locale;

/** What was found, and the text that stands in its place. */
public enum MaskClass {
    /** A value under a sensitive name; what stands in its place is up to the name's rule. */
    NAME,
    EMAIL,
    CARD,
    SSN,
    IP,
    JWT,
    /** A credential that its form or the words around it give away. */
    SECRET,
    /** A character that could forge or reorder what a reader of the log sees. */
    CONTROL,
    /** A text that is too long to be kept. */
    ELIDED,
    /** A value that could not be looked through within the bounds, masked whole. */
    UNSCANNED;

    /** The form used in reports, such as {@code email}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a text is what stands for a masked value, alone or told apart by a number. */
    static boolean isPlaceholder(String text) {
        if (!text.startsWith("[")) {
            return false;
        }
        int number = text.indexOf("]#");
        String alone = number < 0 ? text : text.substring(0, number + 1);
        for (MaskClass candidate : values()) {
            if (candidate.placeholder().equals(alone)) {
                return true;
            }
        }
        return false;
    }

    String placeholder() {
        return this == NAME || this == SECRET ? "[MASKED]" : "[" + name() + "]";
    }
}
