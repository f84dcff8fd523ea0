package io.sordini.sandbox.traffic;

/** Who made an event. */
public enum Label {
    ORDINARY("ordinary"),
    /** Guesses passwords from one address. */
    BRUTE_FORCE("brute-force"),
    /** Looks for sensitive files from one address, and for what is not there from another. */
    SCANNER("scanner"),
    /** Sends far beyond the rate limit and does not stop when refused. */
    BURST("burst"),
    /** Goes on using a token whose owner has logged out. */
    STOLEN_TOKEN("stolen-token");

    private final String text;

    Label(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
