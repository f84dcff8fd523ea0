package io.sordini.core.sanitize.scan;

/** How much doubt counts as a find. */
public enum Profile {
    /** For bodies, queries, headers and free text: what looks like an address is one. */
    STRICT,
    /** For user agents and versions, where dotted numbers and runs of digits are rarely what they look like. */
    LENIENT
}
