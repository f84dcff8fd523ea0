package io.sordini.core.sanitize;

import io.sordini.core.policy.MaskingRule;
import io.sordini.core.sanitize.name.RuleMask;
import io.sordini.core.sanitize.scan.Hits;
import io.sordini.core.sanitize.scan.MaskClass;
import io.sordini.core.sanitize.scan.PlainText;
import io.sordini.schemas.subject.Keyset;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What stands for a value that was found: by the rule of its name, else by the policy's rule for its class. Confined to one thread. */
final class Replacements {

    /** A control that was kept is longer once it is visible, and digits that a format adds are digits; then nothing changes. */
    private static final int MAX_ROUNDS = 4;

    private final Map<MaskClass, MaskingRule> classes = new EnumMap<>(MaskClass.class);
    private final IdentityHashMap<MaskingRule, byte[]> fixed = new IdentityHashMap<>();
    private final Map<MaskClass, byte[]> placeholders = new EnumMap<>(MaskClass.class);
    private final @Nullable Keyset keys;

    Replacements(List<MaskingRule> rules, @Nullable Keyset keys) {
        this.keys = keys;
        for (MaskClass known : MaskClass.values()) {
            placeholders.put(known, known.placeholder().getBytes(StandardCharsets.UTF_8));
        }
        for (MaskingRule rule : rules) {
            for (MaskClass candidate : MaskClass.values()) {
                if (candidate.text().equals(rule.ofClass())) {
                    classes.putIfAbsent(candidate, rule);
                }
            }
        }
    }

    /** Whether a find is left as it is. */
    boolean keeps(Hits hits, int hit) {
        MaskingRule rule = rule(hits, hit);
        return rule != null && rule.type() == MaskingRule.Type.KEEP;
    }

    private @Nullable MaskingRule rule(Hits hits, int hit) {
        MaskingRule rule = hits.rule(hit);
        return rule != null ? rule : classes.get(hits.maskClass(hit));
    }

    private String of(Hits hits, int hit, byte[] text) {
        MaskClass found = hits.maskClass(hit);
        if (found == MaskClass.CONTROL) {
            String control = new String(text, hits.start(hit), hits.end(hit) - hits.start(hit), StandardCharsets.UTF_8);
            return Visible.shown(control.charAt(0));
        }
        MaskingRule rule = rule(hits, hit);
        if (rule == null || isPlain(rule)) {
            return found.placeholder();
        }
        return ofText(rule, PlainText.of(text, hits.start(hit), hits.end(hit)));
    }

    /** Whether a rule for a class says no more than that its usual text stands for it. */
    private boolean isPlain(MaskingRule rule) {
        boolean replaces =
                rule.type() == MaskingRule.Type.REPLACE || (rule.type() == MaskingRule.Type.PSEUDONYM && keys == null);
        return replaces && rule.replacement().isEmpty();
    }

    /** Appends what stands for a find in a text. */
    void append(Hits hits, int hit, byte[] text, Output out) {
        MaskClass found = hits.maskClass(hit);
        MaskingRule rule = rule(hits, hit);
        if (found != MaskClass.CONTROL && (rule == null || isPlain(rule))) {
            byte[] placeholder = Objects.requireNonNull(placeholders.get(found));
            out.append(placeholder, 0, placeholder.length);
        } else {
            out.append(of(hits, hit, text));
        }
    }

    /**
     * Appends what stands for a text under a sensitive name, if it is simple to say: the same for every text, or the first
     * characters of plain ASCII. Otherwise appends nothing and gives false: {@link #ofText} knows.
     */
    boolean appendSimple(MaskingRule rule, byte[] text, int from, int to, Output out) {
        if (rule.type() == MaskingRule.Type.REPLACE) {
            byte[] fixed = fixed(rule);
            out.append(fixed, 0, fixed.length);
            return true;
        }
        if (rule.type() != MaskingRule.Type.PARTIAL) {
            return false;
        }
        int at = -1;
        for (int i = to - 1; i >= from; i--) {
            if (text[i] < ' ' || text[i] == 0x7f || text[i] == '\\') {
                return false;
            }
            at = text[i] == '@' ? i - from : at;
        }
        int kept = RuleMask.kept(rule, at, to - from);
        out.append(text, from, from + kept);
        for (int i = from + kept; i < to; i++) {
            out.append('*');
        }
        return true;
    }

    private byte[] fixed(MaskingRule rule) {
        byte[] known = fixed.get(rule);
        if (known == null) {
            known = ofText(rule, "").getBytes(StandardCharsets.UTF_8);
            fixed.put(rule, known);
        }
        return known;
    }

    /** What stands for a text or a number under a sensitive name. */
    String ofText(MaskingRule rule, String value) {
        return Visible.inJson(RuleMask.apply(rule, value, keys));
    }

    /** What stands for a text or a number under a sensitive name, and would stand for itself there. */
    String settled(MaskingRule rule, String value) {
        String masked = ofText(rule, value);
        for (int i = 0; i < MAX_ROUNDS; i++) {
            String again = ofText(rule, masked);
            if (again.equals(masked)) {
                break;
            }
            masked = again;
        }
        return masked;
    }

    /** What stands for an object, an array or a truth value under a sensitive name. */
    String ofStructure(MaskingRule rule, String json) {
        return settled(rule, RuleMask.applyToStructure(rule, json, keys));
    }
}
