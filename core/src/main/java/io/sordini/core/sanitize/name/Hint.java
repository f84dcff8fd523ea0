package io.sordini.core.sanitize.name;

/** What a word says of the values near it. */
public enum Hint {
    CARD(0),
    SSN(1),
    IP(2),
    /** The next number is a telephone's. */
    PHONE(3),
    /** The next number may be a telephone's, if it looks like one. */
    CALL(4),
    /** The next dotted number is a version. */
    VERSION(5);

    /** How many there are. */
    public static final int COUNT = 6;

    private final int index;

    Hint(int index) {
        this.index = index;
    }

    public int index() {
        return index;
    }

    public int bit() {
        return 1 << index;
    }
}
