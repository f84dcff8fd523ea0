package io.sordini.core.policy;

import java.util.Collection;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class Spelling {

    private static final int MAX_WORD = 40;

    private Spelling() {}

    /** The nearest word at a distance of at most half its length, or nothing. */
    static Optional<String> nearest(String word, Collection<String> candidates) {
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            int distance = word.length() > MAX_WORD ? Integer.MAX_VALUE : distance(word, candidate);
            if (distance < least && distance <= Math.max(1, candidate.length() / 2)) {
                best = candidate;
                least = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Levenshtein distance. */
    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j < previous.length; j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[previous.length];
            current[0] = i;
            for (int j = 1; j < current.length; j++) {
                int same = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(same, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
