package io.sordini.core.sanitize.scan;

import java.util.Locale;

/** What was found, and the text that stands in its place unless the policy says otherwise. */
public enum MaskClass {
    /** A value under a sensitive name; what stands in its place is up to the name's rule. */
    NAME("[MASKED]"),
    EMAIL("[EMAIL]"),
    CARD("[CARD]"),
    SSN("[SSN]"),
    IP("[IP]"),
    MAC("[MAC]"),
    PHONE("[PHONE]"),
    IBAN("[IBAN]"),
    JWT("[JWT]"),
    /** A credential that its form or the words around it give away. */
    SECRET("[MASKED]"),
    /** An address of a crypto currency. */
    WALLET("[WALLET]"),
    /** What a pattern of the policy matches. */
    PATTERN("[MASKED]"),
    /** A character that could forge or reorder what a reader of the log sees. */
    CONTROL(""),
    /** A text that is too long to be kept. */
    ELIDED("[ELIDED]"),
    /** A value that could not be looked through within the bounds, masked whole. */
    UNSCANNED("[UNSCANNED]");

    private final String placeholder;

    MaskClass(String placeholder) {
        this.placeholder = placeholder;
    }

    /** The form used in reports, such as {@code email}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a found value is replaced by, such as {@code [EMAIL]}. */
    public String placeholder() {
        return placeholder;
    }

    /** Whether a text is what stands for a masked value, alone or told apart by a number. */
    public static boolean isPlaceholder(String text) {
        if (!text.startsWith("[")) {
            return false;
        }
        int number = text.indexOf("]#");
        String alone = number < 0 ? text : text.substring(0, number + 1);
        for (MaskClass candidate : values()) {
            if (candidate.placeholder.equals(alone)) {
                return true;
            }
        }
        return false;
    }
}
