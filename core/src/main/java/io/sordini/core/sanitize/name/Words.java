package io.sordini.core.sanitize.name;

import java.text.Normalizer;
import java.util.Set;

/**
 * The words of a name, whichever way they are joined: {@code X-Api-Key}, {@code apiKey} and {@code api_key} have api and
 * key.
 *
 * @param joined the words in lower case, without anything between them
 * @param spaced the words in lower case, each between spaces
 */
public record Words(String joined, String spaced) {

    static Words of(String name) {
        String composed = isAscii(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFKC);
        StringBuilder joined = new StringBuilder(composed.length());
        StringBuilder spaced = new StringBuilder(composed.length() + 8).append(' ');
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            boolean boundary = !Character.isLetterOrDigit(c) || (i > 0 && startsWord(composed, i));
            if (boundary && spaced.charAt(spaced.length() - 1) != ' ') {
                spaced.append(' ');
            }
            if (Character.isLetterOrDigit(c)) {
                joined.append(Character.toLowerCase(c));
                spaced.append(Character.toLowerCase(c));
            }
        }
        return new Words(joined.toString(), spaced.append(' ').toString());
    }

    /** At a capital behind a small letter, and at the last capital of several, as in {@code DBPassword}. */
    private static boolean startsWord(String name, int at) {
        char before = name.charAt(at - 1);
        return Character.isUpperCase(name.charAt(at))
                && (Character.isLowerCase(before)
                        || Character.isDigit(before)
                        || (Character.isUpperCase(before)
                                && at + 1 < name.length()
                                && Character.isLowerCase(name.charAt(at + 1))));
    }

    /** Whether all the other's words stand here one after the other. */
    boolean containsWords(Words other) {
        return spaced.contains(other.spaced);
    }

    boolean containsAny(Set<String> words) {
        int start = 1;
        for (int end = spaced.indexOf(' ', start); end > 0; end = spaced.indexOf(' ', start)) {
            if (words.contains(spaced.substring(start, end))) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
