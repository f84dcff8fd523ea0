package io.sordini.core.sanitize;

import java.util.Locale;

/**
 * Makes characters visible that would forge or reorder a line of the log: bidirectional controls, line and paragraph
 * separators, DEL and C1 become {@code <U+202E>} and the like, an unpaired surrogate becomes U+FFFD. C0 controls stay where
 * JSON escapes them and become visible in plain text.
 */
final class Visible {

    private Visible() {}

    /** A text that a JSON generator will escape. */
    static String inJson(String text) {
        return clean(text, false);
    }

    /** A text that will stand in a line of its own; tabs stay. */
    static String inLine(String text) {
        return clean(text, true);
    }

    /** A text of which every surrogate is half of a pair. */
    static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && isForbidden(text, i, false)) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder replaced = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && isForbidden(text, i, false)) {
                replaced.setCharAt(i, '\ufffd');
            }
        }
        return replaced.toString();
    }

    private static String clean(String text, boolean line) {
        int first = 0;
        while (first < text.length() && !isForbidden(text, first, line)) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isForbidden(text, i, line)) {
                clean.append(c);
            } else {
                clean.append(Character.isSurrogate(c) ? "\ufffd" : shown(c));
            }
        }
        return clean.toString();
    }

    /** What stands for a control character. */
    static String shown(char c) {
        String hex = Integer.toHexString(c).toUpperCase(Locale.ROOT);
        return "<U+" + "0".repeat(4 - hex.length()) + hex + '>';
    }

    private static char at(String text, int index) {
        return index < 0 || index >= text.length() ? ' ' : text.charAt(index);
    }

    private static boolean isForbidden(String text, int at, boolean line) {
        char c = text.charAt(at);
        if (c < 0x7f) {
            return line && c < ' ' && c != '\t';
        }
        if (c < 0x600) {
            return c <= 0x9f;
        }
        if (Character.isSurrogate(c)) {
            return Character.isHighSurrogate(c)
                    ? !Character.isLowSurrogate(at(text, at + 1))
                    : !Character.isHighSurrogate(at(text, at - 1));
        }
        return c == 0x061c
                || c == 0x200b
                || c == 0x200e
                || c == 0x200f
                || (c >= 0x2028 && c <= 0x202e)
                || (c >= 0x2060 && c <= 0x206f)
                || c == 0xfeff;
    }
}
