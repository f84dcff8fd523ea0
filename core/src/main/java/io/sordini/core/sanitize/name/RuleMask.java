package io.sordini.core.sanitize.name;

import io.sordini.core.policy.MaskingRule;
import io.sordini.schemas.subject.Keyset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a masking rule makes of a value. A short value is never revealed, and a masked value stays as it is. */
public final class RuleMask {

    private static final String LAST4 = "{last4}";
    private static final String HIDDEN = "********";
    private static final String PSEUDONYM = "[HASH:";
    private static final Pattern PSEUDONYMS = Pattern.compile("\\[HASH:[a-z0-9-]{1,16}\\.[A-Za-z0-9_-]{22}\\]");
    private static final int MIN_DIGITS_FOR_LAST4 = 10;

    private RuleMask() {}

    /** @param keys make pseudonyms; without them a value is replaced as a whole */
    public static String apply(MaskingRule rule, String value, @Nullable Keyset keys) {
        return switch (rule.type()) {
            case REPLACE -> whole(rule);
            case PARTIAL -> partial(rule, value);
            case FORMAT -> format(rule, value);
            case PSEUDONYM ->
                keys == null || isPseudonym(value) ? isPseudonym(value) ? value : whole(rule) : pseudonym(value, keys);
            case KEEP, LENIENT -> value;
        };
    }

    /**
     * What a rule makes of JSON that is no text and no number. A part of it would show of its inside what no rule of its own
     * looked at, so that nothing shows; a pseudonym is that of its very bytes.
     */
    public static String applyToStructure(MaskingRule rule, String json, @Nullable Keyset keys) {
        return apply(rule, rule.type() == MaskingRule.Type.PSEUDONYM ? json : HIDDEN, keys);
    }

    private static String pseudonym(String value, Keyset keys) {
        return PSEUDONYM + keys.hash("masked|" + value) + "]";
    }

    private static boolean isPseudonym(String value) {
        return PSEUDONYMS.matcher(value).matches();
    }

    /** What stands for a value of which nothing shows. */
    public static String whole(MaskingRule rule) {
        return rule.replacement().isEmpty() ? "[MASKED]" : rule.replacement();
    }

    /** The end of an already masked value that starts at {@code at}, or -1. */
    public static int maskedEnd(MaskingRule rule, String text, int at) {
        return switch (rule.type()) {
            case REPLACE -> text.startsWith(whole(rule), at) ? at + whole(rule).length() : -1;
            case FORMAT -> formattedEnd(rule.format(), text, at);
            case PARTIAL, PSEUDONYM, KEEP, LENIENT -> -1;
        };
    }

    private static String partial(MaskingRule rule, String value) {
        int at = value.indexOf('@');
        int kept = kept(rule, at, value.length());
        if (kept > 0 && Character.isHighSurrogate(value.charAt(kept - 1))) {
            kept--;
        }
        return value.substring(0, kept) + "*".repeat(value.length() - kept);
    }

    /**
     * How many of the first characters of a value are shown.
     *
     * @param at index of the value's first {@code @}, or -1
     */
    public static int kept(MaskingRule rule, int at, int length) {
        return Math.max(0, Math.min(rule.visible(), (at > 0 ? at : length) / 2));
    }

    private static String format(MaskingRule rule, String value) {
        if (formattedEnd(rule.format(), value, 0) == value.length()) {
            return value;
        }
        StringBuilder digits = new StringBuilder();
        value.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        boolean enough = digits.length() >= MIN_DIGITS_FOR_LAST4;
        return rule.format().replace(LAST4, enough ? digits.substring(digits.length() - 4) : "****");
    }

    private static int formattedEnd(String format, String text, int at) {
        int hole = format.indexOf(LAST4);
        if (hole < 0) {
            return text.startsWith(format, at) ? at + format.length() : -1;
        }
        String tail = format.substring(hole + LAST4.length());
        int last4 = at + hole;
        boolean formatted = text.regionMatches(at, format, 0, hole)
                && last4 + 4 <= text.length()
                && isLast4(text, last4)
                && text.startsWith(tail, last4 + 4);
        return formatted ? last4 + 4 + tail.length() : -1;
    }

    private static boolean isLast4(String text, int at) {
        if (text.startsWith("****", at)) {
            return true;
        }
        for (int i = at; i < at + 4; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
