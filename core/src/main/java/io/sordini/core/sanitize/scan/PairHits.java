package io.sordini.core.sanitize.scan;

import io.sordini.core.policy.MaskingRule;
import io.sordini.core.sanitize.name.RuleMask;

/** Adds the value of a pair to what was found, unless it hides nothing or was masked before. */
final class PairHits {

    private final Text text;
    private final PairValue value;
    private final Between between;
    private int behindName;
    private boolean looking;

    /** Looks for what else stands between a name and its value. */
    interface Between {
        void look(int from, int to);
    }

    PairHits(Text text, PairValue value, Between between) {
        this.text = text;
        this.value = value;
        this.between = between;
    }

    /** Notes where the name ends whose value is looked for. */
    void name(int end) {
        behindName = looking ? behindName : end;
    }

    /** Adds the value under the rule of its name; gives where to go on, or -1. */
    int add(MaskingRule rule) {
        int masked = maskedEnd(rule);
        if (masked >= 0) {
            return behind(masked);
        }
        boolean noNumber = rule.type() == MaskingRule.Type.FORMAT && !value.isQuoted() && !value.hasDigit();
        if (noNumber || value.isInnocent()) { // as in "PhoneStatusBar: hidden"
            return -1;
        }
        int start = value.start();
        int end = value.end();
        int last = behind(end);
        if (last == end) {
            text.hits.add(start, end, MaskClass.NAME, rule);
        }
        return last;
    }

    /**
     * Looks for what else stands between the name and its value, which is not come back to: its owner, attributes, a value
     * that it stands in for. Gives where to go on, at {@code end} or behind.
     */
    private int behind(int end) {
        int to = value.start();
        if (looking || !hasContent(behindName, to)) {
            return end;
        }
        looking = true;
        between.look(behindName, to);
        looking = false;
        return Math.max(end, text.hits.lastEnd());
    }

    private boolean hasContent(int from, int to) {
        int i = from;
        while (i < to && !Bytes.isAlphanumeric(text.at(i)) && text.at(i) >= 0) {
            i++;
        }
        return i < to;
    }

    /** Adds the value as a secret that no name tells; gives where to go on, or -1. */
    int addSecret() {
        return addSecret(value.start());
    }

    /** Adds the value with what stands before it from {@code start}. */
    int addSecret(int start) {
        if (value.isInnocent()) {
            return -1;
        }
        text.hits.add(start, value.end(), MaskClass.SECRET);
        return value.end();
    }

    boolean isMasked(MaskingRule rule) {
        return maskedEnd(rule) >= 0;
    }

    /** A value that was masked before stays as it is, even where its replacement has spaces. */
    private int maskedEnd(MaskingRule rule) {
        if (rule.type() == MaskingRule.Type.REPLACE) {
            byte[] replacement = Text.utf8(RuleMask.whole(rule));
            return text.startsWith(replacement, value.start()) ? value.start() + replacement.length : -1;
        }
        if (rule.type() != MaskingRule.Type.FORMAT) {
            return -1;
        }
        int limit = Math.min(text.to(), value.start() + rule.format().length() + 8);
        String there = text.string(value.start(), limit);
        return RuleMask.maskedEnd(rule, there, 0) < 0 ? -1 : value.start() + RuleMask.maskedEnd(rule, there, 0);
    }
}
