package io.sordini.core.sanitize.scan;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.sordini.core.policy.MaskingRule;
import java.util.Arrays;

/** A pattern of the policy, tried only where its literal stands; RE2 keeps the time linear. */
public final class PatternRule {

    private final MaskingRule rule;
    private final Pattern pattern;
    private final byte[] literal;

    /**
     * @param rule one with a pattern
     * @throws com.google.re2j.PatternSyntaxException if the pattern is none
     */
    public PatternRule(MaskingRule rule) {
        this.rule = rule;
        pattern = Pattern.compile(rule.pattern());
        literal = Text.utf8(rule.literal());
    }

    void find(byte[] utf8, int from, int to, Hits into) {
        if (!hasLiteral(utf8, from, to)) {
            return;
        }
        Matcher matcher = pattern.matcher(Arrays.copyOfRange(utf8, from, to));
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                into.add(from + matcher.start(), from + matcher.end(), MaskClass.PATTERN, rule);
            }
        }
    }

    private boolean hasLiteral(byte[] utf8, int from, int to) {
        for (int i = from; i <= to - literal.length; i++) {
            if (utf8[i] == literal[0] && Arrays.equals(utf8, i, i + literal.length, literal, 0, literal.length)) {
                return true;
            }
        }
        return false;
    }
}
