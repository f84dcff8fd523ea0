package io.sordini.core.sanitize;

/** E-mail addresses, found from their {@code @}: neither part can cross another one, so a text is looked at once. */
final class Mailboxes {

    private Mailboxes() {}

    /** Where the local part before the {@code @} starts; {@code at} itself if there is none. */
    static int start(String text, int at, int floor) {
        int start = at;
        while (start > floor && isLocal(text.charAt(start - 1))) {
            start--;
        }
        while (start < at && (text.charAt(start) == '.' || text.charAt(start) == '-')) {
            start++;
        }
        return start;
    }

    /** The end of the domain after the {@code @}, or -1 if it is none. */
    static int end(String text, int at) {
        int end = at + 1;
        while (end < text.length() && isDomain(text.charAt(end))) {
            end++;
        }
        int label = end;
        for (int i = end - 1; i > at; i--) {
            if (text.charAt(i) == '.') {
                if (i > at + 1 && isTopLevel(text, i + 1, label)) {
                    return label;
                }
                label = i;
            }
        }
        return -1;
    }

    private static boolean isTopLevel(String text, int start, int end) {
        if (end - start < 2) {
            return false;
        }
        boolean punycode = text.regionMatches(true, start, "xn--", 0, 4);
        for (int i = start; i < end; i++) {
            if (!Character.isLetter(text.charAt(i)) && !punycode) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLocal(char c) {
        return Ascii.isName(c) || c == '+' || c == '%' || c == '\'' || c == '~' || (c >= 128 && Character.isLetter(c));
    }

    private static boolean isDomain(char c) {
        return Ascii.isAlphanumeric(c) || c == '.' || c == '-' || (c >= 128 && Character.isLetter(c));
    }
}
