package io.sordini.core.sanitize.evidence;

import io.sordini.core.sanitize.evidence.LabelledLine.Span;

/**
 * How much of a sensitive span can still be read in the masked text.
 *
 * <p>Measured by the longest run of characters of the span that stands in the masked text, and stands nowhere else in the
 * original: a run that the rest of the text shares tells nothing. A span is <em>found</em> if at most half of it survives;
 * it is <em>gone</em> if no more survives than the partial masks are meant to show: five characters, as in {@code -1111}.
 */
final class Survival {

    private static final int SHOWN = 5;

    private Survival() {}

    static boolean isFound(String text, Span span, String masked) {
        return longestRun(text, span, masked) <= (span.end() - span.start()) / 2;
    }

    static boolean isGone(String text, Span span, String masked) {
        return longestRun(text, span, masked) <= Math.min(SHOWN, (span.end() - span.start()) / 2);
    }

    private static int longestRun(String text, Span span, String masked) {
        String before = text.substring(0, span.start());
        String after = text.substring(span.end());
        int longest = 0;
        for (int start = span.start(); start < span.end(); start++) {
            int end = start;
            while (end < span.end() && masked.contains(text.substring(start, end + 1))) {
                end++;
            }
            String run = text.substring(start, end);
            if (run.length() > longest && !before.contains(run) && !after.contains(run)) {
                longest = run.length();
            }
        }
        return longest;
    }

    /** Whether what stands outside the spans is all in the masked text, in order. */
    static boolean restIsKept(LabelledLine line, String masked) {
        int from = 0;
        int in = 0;
        for (Span span : line.spans()) {
            in = masked.indexOf(line.text().substring(from, span.start()), in);
            if (in < 0) {
                return false;
            }
            in += span.start() - from;
            from = span.end();
        }
        return masked.indexOf(line.text().substring(from), in) >= 0;
    }
}
