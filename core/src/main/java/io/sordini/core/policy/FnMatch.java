package io.sordini.core.policy;

import java.util.List;

/**
 * Patterns as {@code fnmatch} reads them: {@code *} is any text, slashes included, {@code ?} one character, {@code [abc]},
 * {@code [a-z]} and {@code [!abc]} one of a set, a bracket that is not closed itself. At worst the product of both lengths.
 */
final class FnMatch {

    private FnMatch() {}

    static boolean matchesAny(List<String> patterns, String text) {
        for (String pattern : patterns) {
            if (matches(pattern, text)) {
                return true;
            }
        }
        return false;
    }

    static boolean matches(String pattern, String text) {
        int at = 0;
        int in = 0;
        int star = -1;
        int resume = 0;
        while (in < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                resume = in;
                continue;
            }
            int width = at < pattern.length() ? widthIfTaken(pattern, at, text.charAt(in)) : 0;
            if (width > 0) {
                at += width;
                in++;
            } else if (star >= 0) { // the last star takes one character more
                at = star + 1;
                in = ++resume;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }

    /** How long the part of the pattern is that takes the character, 0 if it does not. */
    private static int widthIfTaken(String pattern, int at, char c) {
        char wanted = pattern.charAt(at);
        int end = wanted == '[' ? end(pattern, at) : -1;
        if (end < 0) {
            return wanted == '?' || wanted == c ? 1 : 0;
        }
        boolean negated = pattern.charAt(at + 1) == '!';
        return isIn(pattern, negated ? at + 2 : at + 1, end, c) == negated ? 0 : end + 1 - at;
    }

    /** Where the set ends; a closing bracket that comes first belongs to it. */
    private static int end(String pattern, int at) {
        int first = pattern.startsWith("!", at + 1) ? at + 2 : at + 1;
        return pattern.indexOf(']', first + 1);
    }

    private static boolean isIn(String pattern, int from, int end, char c) {
        for (int i = from; i < end; i++) {
            if (i + 2 < end && pattern.charAt(i + 1) == '-') {
                if (pattern.charAt(i) <= c && c <= pattern.charAt(i + 2)) {
                    return true;
                }
                i += 2;
            } else if (pattern.charAt(i) == c) {
                return true;
            }
        }
        return false;
    }
}
