package io.sordini.readers;

/** Why a line is no part of the output. Everything else that was read is handed on, in whatever state it is. */
public enum Skipped {
    NOT_JSON("not JSON"),
    ADMIN("about the mock server's own administration"),
    RESPONSE_ALONE("a response without its request"),
    INCOMPLETE("an incomplete last line"),
    BLANK("blank");

    private final String phrase;

    Skipped(String phrase) {
        this.phrase = phrase;
    }

    /** What such a line is, as part of a sentence. */
    public String phrase() {
        return phrase;
    }
}
