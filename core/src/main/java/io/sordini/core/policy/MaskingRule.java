package io.sordini.core.policy;

/**
 * What happens to a value that stands under a sensitive name.
 *
 * @param field matches every name that contains it, both in lower case and without {@code _ - .} and spaces
 * @param type how the value is masked
 * @param replacement the text for {@link Type#REPLACE}
 * @param visible leading characters kept by {@link Type#PARTIAL}
 * @param format the pattern for {@link Type#FORMAT}; {@code {last4}} stands for the last four characters
 */
public record MaskingRule(String field, Type type, String replacement, int visible, String format) {

    /** The first rule that matches a name decides. */
    public enum Type {
        REPLACE,
        PARTIAL,
        FORMAT,
        KEEP
    }
}
