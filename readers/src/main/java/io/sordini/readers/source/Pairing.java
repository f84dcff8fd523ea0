package io.sordini.readers.source;

import java.util.Locale;

/** How sure it is that a request and a response belong together; the lines of a MockLoop log carry no common id. */
public enum Pairing {
    /** No other request with this method and path was waiting for its response. */
    UNAMBIGUOUS,
    /** Several were waiting; the first response was given to the first request. */
    FIFO,
    /** No response was found within the window. */
    UNPAIRED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
