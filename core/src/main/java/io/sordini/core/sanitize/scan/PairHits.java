package io.sordini.core.sanitize.scan;

import io.sordini.core.policy.MaskingRule;
import io.sordini.core.sanitize.name.RuleMask;

/** Adds the value of a pair to what was found, unless it hides nothing or was masked before. */
final class PairHits {

    private final Text text;
    private final PairValue value;

    PairHits(Text text, PairValue value) {
        this.text = text;
        this.value = value;
    }

    /** Adds the value under the rule of its name; gives where to go on, or -1. */
    int add(MaskingRule rule) {
        int masked = maskedEnd(rule);
        if (masked >= 0) {
            return masked;
        }
        boolean noNumber = rule.type() == MaskingRule.Type.FORMAT && !value.isQuoted() && !value.hasDigit();
        if (noNumber || value.isInnocent()) { // as in "PhoneStatusBar: hidden"
            return -1;
        }
        text.hits.add(value.start(), value.end(), MaskClass.NAME, rule);
        return value.end();
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
