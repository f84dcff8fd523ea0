package io.sordini.core.sanitize.work;

import java.util.Arrays;
import java.util.regex.Matcher;

/**
 * Steps done by classes of a {@link CountingLoader}: a round of a loop, the call of a method of theirs or of the JDK, and
 * {@value #BULK} bytes, characters or elements that the JDK copies, compares, fills, searches or makes in one call. A
 * regular expression of the JDK costs {@value #REGEX} steps for a character that it may look at. Not counted is what the
 * JDK does otherwise, such as looking into a hash table. Counted for one thread at a time.
 */
public final class Work {

    static final int BULK = 8;
    static final int REGEX = 8;

    /** Steps since the class was loaded. */
    public static long done;

    private Work() {}

    /** Counts a call that works on so many bytes, characters or elements. */
    public static void bulk(int length) {
        done += length / BULK;
    }

    /** Counts the making of a text or an array. */
    public static void made(Object made) {
        if (made instanceof String text) {
            bulk(text.length());
        } else if (made instanceof byte[] bytes) {
            bulk(bytes.length);
        } else if (made instanceof int[] numbers) {
            bulk(numbers.length);
        } else if (made instanceof char[] characters) {
            bulk(characters.length);
        } else if (made instanceof Object[] objects) {
            bulk(objects.length);
        }
    }

    /** Counts what a regular expression is about to look at. */
    public static void regex(Matcher matcher) {
        done += (long) REGEX * (matcher.regionEnd() - matcher.regionStart());
    }

    // What stands in for methods of the JDK: the same, counted.

    public static boolean equals(byte[] one, int from, int to, byte[] other, int otherFrom, int otherTo) {
        bulk(to - from == otherTo - otherFrom ? to - from : 0);
        return Arrays.equals(one, from, to, other, otherFrom, otherTo);
    }

    public static boolean equals(byte[] one, byte[] other) {
        bulk(one.length == other.length ? one.length : 0);
        return Arrays.equals(one, other);
    }

    public static boolean equals(String text, Object other) {
        bulk(text.length());
        return text.equals(other);
    }

    public static void fill(byte[] array, byte value) {
        bulk(array.length);
        Arrays.fill(array, value);
    }

    public static void fill(int[] array, int value) {
        bulk(array.length);
        Arrays.fill(array, value);
    }

    public static void fill(int[] array, int from, int to, int value) {
        bulk(to - from);
        Arrays.fill(array, from, to, value);
    }

    public static void fill(Object[] array, int from, int to, Object value) {
        bulk(to - from);
        Arrays.fill(array, from, to, value);
    }

    public static int indexOf(String text, int character) {
        return sought(text, 0, text.indexOf(character));
    }

    public static int indexOf(String text, int character, int from) {
        return sought(text, from, text.indexOf(character, from));
    }

    public static int indexOf(String text, String part) {
        return sought(text, 0, text.indexOf(part));
    }

    public static boolean contains(String text, CharSequence part) {
        return sought(text, 0, text.indexOf(part.toString())) >= 0;
    }

    private static int sought(String text, int from, int found) {
        bulk((found < 0 ? text.length() : found) - from);
        return found;
    }

    public static int mismatch(byte[] one, int from, int to, byte[] other, int otherFrom, int otherTo) {
        int mismatch = Arrays.mismatch(one, from, to, other, otherFrom, otherTo);
        bulk(mismatch < 0 ? to - from : mismatch);
        return mismatch;
    }
}
