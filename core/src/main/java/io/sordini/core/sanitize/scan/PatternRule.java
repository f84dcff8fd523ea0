package io.sordini.core.sanitize.scan;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.sordini.core.policy.MaskingRule;
import io.sordini.core.sanitize.name.RuleMask;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A pattern of the policy, tried only where its literal stands; RE2 keeps the time linear. */
public final class PatternRule {

    private final MaskingRule rule;
    private final Pattern pattern;
    private final byte[] literal;
    private final List<byte[]> standIns;

    /**
     * @param rule one with a pattern
     * @throws com.google.re2j.PatternSyntaxException if the pattern is none
     */
    public PatternRule(MaskingRule rule) {
        this.rule = rule;
        pattern = Pattern.compile(rule.pattern());
        literal = Text.utf8(rule.literal());
        Stream<String> own = rule.type() == MaskingRule.Type.REPLACE ? Stream.of(RuleMask.whole(rule)) : Stream.of();
        Stream<String> common = Stream.of(MaskClass.values()).map(MaskClass::placeholder);
        standIns = Stream.concat(own, common).distinct().map(Text::utf8).toList();
    }

    void find(byte[] utf8, int from, int to, Hits into) {
        if (!hasLiteral(utf8, from, to)) {
            return;
        }
        Matcher matcher = pattern.matcher(Arrays.copyOfRange(utf8, from, to));
        while (matcher.find()) {
            if (matcher.end() > matcher.start()
                    && !isReplaced(utf8, from, to, from + matcher.start(), from + matcher.end())) {
                into.add(from + matcher.start(), from + matcher.end(), MaskClass.PATTERN, rule);
            }
        }
    }

    /** Whether a match lies in what stands for a find, of this pattern or of anything else. */
    private boolean isReplaced(byte[] utf8, int from, int to, int start, int end) {
        for (byte[] standIn : standIns) {
            int last = Math.min(start, to - standIn.length);
            for (int i = Math.max(from, end - standIn.length); i <= last; i++) {
                if (Arrays.equals(utf8, i, i + standIn.length, standIn, 0, standIn.length)) {
                    return true;
                }
            }
        }
        return false;
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
