package io.sordini.readers.source;

/** The forms of input that are understood. */
public enum InputFormat {
    /** MockLoop's request logs: JSON lines, one for the request and one for the response. */
    MOCKLOOP_LOG("mockloop-log", "lines", "MockLoop's logs"),
    /** MockLoop's SQLite databases: a row for each request. */
    MOCKLOOP_DB("mockloop-db", "rows", "MockLoop's databases"),
    /** Access logs of nginx and Apache, common or combined. */
    ACCESS_LOG("access-log", "lines", "access logs"),
    /** JSON lines, each an event in Sordini's own form. */
    EVENTS("events", "lines", "events");

    private final String text;
    private final String entries;
    private final String phrase;

    InputFormat(String text, String entries, String phrase) {
        this.text = text;
        this.entries = entries;
        this.phrase = phrase;
    }

    /** What its entries are called, in the plural. */
    public String entries() {
        return entries;
    }

    /** What inputs of this form are called. */
    public String phrase() {
        return phrase;
    }

    /** The name by which users ask for it. */
    @Override
    public String toString() {
        return text;
    }
}
