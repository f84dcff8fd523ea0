package io.sordini.core.sanitize.scan;

/**
 * Secrets behind the name of an account and a colon, in files of accounts and on their way there:
 * {@code root:$6$salt$hash}, {@code host:5432:base:name:x} of {@code .pgpass}, {@code 'root:x' | chpasswd}.
 */
final class Accounts {

    private static final int MAX_HASH = 256;
    private static final int SHORTEST_HASH = 16;
    private static final int MAX_BACK = 128;
    private static final int MAX_PASSWORD = 128;
    private static final int NONE = Integer.MIN_VALUE;

    private final Text text;
    private final PairValue value;
    private final PairHits hits;

    /** Whether the port is one of PostgreSQL or its poolers, so that its password need not look made up. */
    private boolean usual;

    Accounts(Text text, PairValue value, PairHits hits) {
        this.text = text;
        this.value = value;
        this.hits = hits;
    }

    /** Adds the secret that starts behind a name and an operator; gives where to go on, or -1. */
    int find(int nameStart, int operator, int start) {
        if (text.at(start) == '$') {
            return hash(start);
        }
        if (text.at(operator) != ':' || start != operator + 1) {
            return -1;
        }
        int before = text.at(nameStart - 1);
        if (before == ':') {
            return isConnection(nameStart - 1) ? line(start) : -1;
        }
        return before == '"' || before == '\'' ? piped(start, before) : -1;
    }

    /** A hash as files of accounts have it behind a user's name. */
    private int hash(int start) {
        int i = start + 1;
        while (i < start + 6 && Bytes.isAlphanumeric(text.at(i))) {
            i++;
        }
        if (i == start + 1 || text.at(i) != '$' || !Bytes.isAlphanumeric(text.at(i + 1))) {
            return -1;
        }
        int limit = Math.min(text.to(), start + MAX_HASH);
        while (i < limit && (Bytes.isAlphanumeric(text.at(i)) || "$./=,+-".indexOf(text.at(i)) >= 0)) {
            i++;
        }
        if (i - start < SHORTEST_HASH) {
            return -1;
        }
        text.hits.add(start, i, MaskClass.SECRET);
        return i;
    }

    /** What is quoted together with the name, if it goes to {@code chpasswd}. */
    private int piped(int start, int quote) {
        int end = start;
        while (end < start + MAX_PASSWORD && end < text.to() && text.at(end) != quote && text.at(end) != '\n') {
            end++;
        }
        int command = text.startsWithIgnoringCase(" | sudo ", end + 1) ? end + 9 : end + 4;
        boolean closed = text.at(end) == quote;
        if (!closed
                || !text.startsWithIgnoringCase(" | ", end + 1)
                || !text.startsWithIgnoringCase("chpasswd", command)) {
            return -1;
        }
        value.take(start, end);
        return hits.addSecret();
    }

    /** Whether host, port and database stand before a colon; a port is four digits or more, or a star. */
    private boolean isConnection(int colon) {
        int base = field(colon);
        boolean behindPort = base != NONE && text.at(base) == ':' && endsPort(base);
        int port = behindPort ? field(base) : NONE;
        int host = port == NONE || text.at(port) != ':' ? NONE : field(port);
        if (host == NONE || !isWhole(host)) {
            return false;
        }
        boolean named = text.at(host + 1) == '*' || Bytes.isLetter(text.at(host + 1)) || port - host > 7;
        boolean based = text.at(base + 1) == '*' || Bytes.isLetter(text.at(base + 1));
        return named && based && isPort(port + 1, base);
    }

    private boolean endsPort(int end) {
        return Bytes.isDigit(text.at(end - 1)) || text.at(end - 1) == '*';
    }

    private boolean isPort(int start, int end) {
        boolean any = end - start == 1 && text.at(start) == '*';
        usual = any || text.startsWithIgnoringCase("543", start) || text.startsWithIgnoringCase("643", start);
        for (int i = start; i < end && !any; i++) {
            if (!Bytes.isDigit(text.at(i)) || end - start < 4 || end - start > 5) {
                return false;
            }
        }
        return true;
    }

    /** Where the character before the field stands that ends here; {@link #NONE} if the field is empty. */
    private int field(int end) {
        int floor = Math.max(text.from(), end - MAX_BACK);
        int i = end - 1;
        while (i >= floor && (Bytes.isName(text.at(i)) || text.at(i) == '*')) {
            i--;
        }
        return i == end - 1 ? NONE : i;
    }

    /** Whether nothing but a space or a quote stands before the first field. */
    private boolean isWhole(int before) {
        int b = text.at(before);
        return Bytes.isSpace(b) || b == '"' || b == '\'';
    }

    /** The rest up to a space, if the line ends there, and if it looks made up or the port is that of PostgreSQL. */
    private int line(int start) {
        int end = start;
        while (end < start + MAX_PASSWORD && end < text.to() && !Bytes.isSpace(text.at(end)) && text.at(end) != '"') {
            end++;
        }
        boolean ends = end >= text.to() || text.at(end) == '\n' || text.at(end) == '\r' || text.at(end) == '"';
        value.take(start, end);
        return ends && (usual || value.isMixed()) ? hits.addSecret() : -1;
    }
}
