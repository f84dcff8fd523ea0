package io.sordini.core.policy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Optional;

/** The section about what is masked, and how. */
final class MaskingSection {

    /** The classes of content that a rule can name. */
    static final List<String> CLASSES =
            List.of("email", "card", "ssn", "ip", "mac", "phone", "iban", "jwt", "secret", "wallet");

    private static final Parser<String> CLASS = new Parser<>(
            "one of " + String.join(", ", CLASSES), text -> Optional.of(text).filter(CLASSES::contains));
    private static final Parser<String> PATTERN = new Parser<>(
            "a regular expression of at most 1000 characters in the syntax of RE2", MaskingSection::pattern);
    private static final Parser<String> LITERAL = new Parser<>(
            "a text of 2 to 100 characters that is in every match",
            text -> text.length() < 2 || text.length() > 100 ? Optional.empty() : Optional.of(text));
    private static final Parser<String> FORMAT = new Parser<>(
            "a pattern that contains {last4}",
            text -> text.contains("{last4}") && text.length() <= 100 ? Optional.of(text) : Optional.empty());

    private MaskingSection() {}

    static List<MaskingRule> read(YamlMapping root) {
        return root.mappings("masking", MaskingSection::rule);
    }

    private static MaskingRule rule(YamlMapping entry) {
        String ofClass = entry.optional("class", CLASS, "");
        String pattern = entry.optional("pattern", PATTERN, "");
        boolean named = !entry.has("class") && !entry.has("pattern");
        String field = named ? entry.required("field", Parser.TEXT, "") : entry.optional("field", Parser.TEXT, "");
        if (!named && (entry.has("field") || (entry.has("class") && entry.has("pattern")))) {
            entry.wrong("field", "expected one of field, class and pattern, found more");
        }
        MaskingRule.Match match =
                entry.optional("match", Parser.oneOf(MaskingRule.Match.values()), MaskingRule.Match.CONTAINS);
        String literal = entry.has("pattern") ? entry.required("literal", LITERAL, "") : "";
        MaskingRule.Type type =
                entry.required("type", Parser.oneOf(MaskingRule.Type.values()), MaskingRule.Type.REPLACE);
        if (type == MaskingRule.Type.LENIENT && !named) {
            entry.wrong("type", "expected lenient with a field only");
        }
        // Of a class without a text of its own, the usual one is what stands for it.
        String replacement = named ? "[MASKED]" : "";
        int visible = 0;
        String format = "";
        switch (type) {
            case REPLACE -> replacement = entry.optional("replacement", Parser.TEXT, replacement);
            case PARTIAL -> visible = entry.optional("visible", Parser.number(0, 32), 0);
            case FORMAT -> format = entry.required("format", FORMAT, format);
            case PSEUDONYM, KEEP, LENIENT -> {}
        }
        return new MaskingRule(field, match, ofClass, pattern, literal, type, replacement, visible, format);
    }

    private static Optional<String> pattern(String text) {
        try {
            return text.length() > 1000 || Pattern.matches(text, "") ? Optional.empty() : Optional.of(text);
        } catch (PatternSyntaxException wrong) {
            return Optional.empty();
        }
    }
}
