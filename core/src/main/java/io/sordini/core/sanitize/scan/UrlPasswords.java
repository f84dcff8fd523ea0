package io.sordini.core.sanitize.scan;

/** The password in the user information of a URL or connection string, up to the last {@code @} before its path. */
final class UrlPasswords {

    private static final int MAX = 256;

    private final Text text;
    private int noAtBefore;

    UrlPasswords(Text text) {
        this.text = text;
    }

    void clear() {
        noAtBefore = -1;
    }

    /** Adds the password of the authority that starts here; gives where to go on, or -1. */
    int find(int start) {
        if (start < noAtBefore) {
            return -1;
        }
        int colon = -1;
        int last = -1;
        int i = start;
        boolean path = false;
        while (i < text.to() && i < start + MAX) {
            int b = text.at(i);
            if (b == ':' && colon < 0 && last < 0 && !path) {
                colon = i;
            } else if (b == '@') {
                last = i;
            } else if (ends(b) || (colon >= 0 && last < 0 && endsPort(b) && colon + 1 < i && isPort(colon, i))) {
                break;
            } else if (b == '/' || b == '?' || b == '#') {
                if (colon < 0 || last > 0 || isPort(colon, i)) {
                    break;
                }
                path = true;
            }
            i++;
        }
        noAtBefore = last < 0 ? i : -1;
        if (colon < 0 || last <= colon + 1 || colon + 1 == last || isInnocent(colon + 1, last)) {
            return -1;
        }
        text.hits.add(colon + 1, last, MaskClass.SECRET);
        return last;
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
        int last = text.at(end - 1);
        return (first == '$' && last == '}')
                || (first == '{' && last == '}')
                || text.startsWith(Text.ascii("[MASKED]"), start)
                || (first == '*' && last == '*');
    }
}
