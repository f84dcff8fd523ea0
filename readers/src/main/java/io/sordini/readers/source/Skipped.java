package io.sordini.readers.source;

/** Why an entry is no part of the output. Everything else that was read is handed on, in whatever state it is. */
public enum Skipped {
    NOT_JSON("not JSON"),
    NOT_ACCESS("no request of an access log, and without an address"),
    ADMIN("about the mock server's own administration"),
    RESPONSE_ALONE("a response without its request"),
    INCOMPLETE("an incomplete last line"),
    BLANK("blank");

    private final String phrase;

    Skipped(String phrase) {
        this.phrase = phrase;
    }

    /** What such an entry is, as part of a sentence. */
    public String phrase() {
        return phrase;
    }
}
