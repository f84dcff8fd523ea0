package io.sordini.core.sanitize.scan;

/** The password in the user information of a URL or connection string, up to the last {@code @} before its path. */
final class UrlPasswords {

    private static final int MAX = 256;
    private static final byte[] MASKED = Text.ascii(MaskClass.SECRET.placeholder());

    private final Text text;
    private int noAtBefore;
    private int noSecondBefore;
    private int colon;
    private int last;

    UrlPasswords(Text text) {
        this.text = text;
    }

    void clear() {
        noAtBefore = -1;
        noSecondBefore = -1;
    }

    /** Adds the password of the authority that starts here; gives where to go on, or -1. */
    int find(int start) {
        if (start < noAtBefore) {
            return -1;
        }
        colon = -1;
        last = -1;
        int i = start;
        while (i < text.to() && i < start + MAX && !endsAuthority(i)) {
            i++;
        }
        noAtBefore = last < 0 ? i : -1;
        if (colon < 0 || last <= colon + 1 || isInnocent(colon + 1, last)) {
            return -1;
        }
        text.hits.add(colon + 1, last, MaskClass.SECRET);
        return last;
    }

    /** Whether the authority ends here; notes its first colon and its last at sign. */
    private boolean endsAuthority(int i) {
        int b = text.at(i);
        if (b == '@') {
            last = i;
        } else if (b == ':' && colon < 0 && last < 0) {
            colon = i;
        } else if (ends(b)) {
            return true;
        } else if (b == '/' || b == '?' || b == '#') {
            return colon < 0 || (last > 0 ? b != '/' || !goesOn(i) : isPort(colon, i));
        } else if (endsPort(b) && colon >= 0 && last < 0) {
            return colon + 1 < i && isPort(colon, i);
        }
        return false;
    }

    /**
     * Whether a slash behind an at sign belongs to the password: what stands between the two is no host with a domain or
     * port, and another at sign follows before a query.
     */
    private boolean goesOn(int slash) {
        for (int i = last + 1; i < slash; i++) {
            if (text.at(i) == '.' || text.at(i) == ':' || text.at(i) == ']') {
                return false;
            }
        }
        if (slash < noSecondBefore) {
            return false;
        }
        int i = slash;
        while (i < text.to() && i < slash + MAX && text.at(i) != '@') {
            int b = text.at(i);
            if (ends(b) || b == '?' || b == '#') {
                break;
            }
            i++;
        }
        boolean second = text.at(i) == '@' && Bytes.isAlphanumeric(text.at(i + 1)) && text.at(i - 1) != '/';
        noSecondBefore = second ? noSecondBefore : i;
        return second;
    }

    private static boolean ends(int b) {
        return Bytes.isSpace(b) || b == '"' || b == '<' || b == '>' || b == '`' || b == '\\';
    }

    private static boolean endsPort(int b) {
        return b == '\'' || b == ',' || b == ';' || b == ')' || b == ']' || b == '}';
    }

    /** A slash behind a port starts the path; behind anything else it belongs to a password. */
    private boolean isPort(int colon, int end) {
        for (int i = colon + 1; i < end; i++) {
            if (!Bytes.isDigit(text.at(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean isInnocent(int start, int end) {
        int first = text.at(start);
        int close = text.at(end - 1);
        return (first == '$' && close == '}')
                || (first == '{' && close == '}')
                || (first == '<' && close == '>')
                || text.startsWith(MASKED, start)
                || (first == '*' && close == '*');
    }
}
