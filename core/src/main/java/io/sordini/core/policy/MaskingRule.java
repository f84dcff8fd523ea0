package io.sordini.core.policy;

/**
 * What happens to a value that stands under a sensitive name, or that is of a class, or that a pattern matches; one of
 * the three is given.
 *
 * @param field matches every name that contains it, both in lower case and without {@code _ - .} and spaces
 * @param match how a field is compared with a name
 * @param ofClass the class of content, such as {@code email}
 * @param pattern a regular expression in the syntax of RE2
 * @param literal a text that every match of the pattern contains; only values with it are matched
 * @param type how the value is masked
 * @param replacement the text for {@link Type#REPLACE}
 * @param visible leading characters kept by {@link Type#PARTIAL}
 * @param format the pattern for {@link Type#FORMAT}; {@code {last4}} stands for the last four characters
 */
public record MaskingRule(
        String field,
        Match match,
        String ofClass,
        String pattern,
        String literal,
        Type type,
        String replacement,
        int visible,
        String format) {

    /** The first rule that matches a name decides. */
    public enum Type {
        REPLACE,
        PARTIAL,
        FORMAT,
        /** A keyed hash, the same for the same value, with the id of the key; a fixed text where there is no key. */
        PSEUDONYM,
        /** The name is not sensitive; its values are looked at strictly all the same. */
        KEEP,
        /** The name is not sensitive, and what its values hold only looks like addresses: user agents, versions. */
        LENIENT
    }

    /** How the field of a rule is found in a name. */
    public enum Match {
        /** Anywhere. */
        CONTAINS,
        /** As whole words. */
        WORDS
    }

    /** A rule for the names that contain a text. */
    public MaskingRule(String field, Type type, String replacement, int visible, String format) {
        this(field, Match.CONTAINS, "", "", "", type, replacement, visible, format);
    }
}
