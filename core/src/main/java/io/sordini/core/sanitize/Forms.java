package io.sordini.core.sanitize;

import io.sordini.core.policy.MaskingRule;
import java.util.function.UnaryOperator;

/** Form bodies, queries and URLs with a query: names and values are looked at decoded; what is clean stays as it was. */
final class Forms {

    private final NameRules names;
    private final MaskReport report;
    private final UnaryOperator<String> values;

    /** @param values masks a decoded value that stands under no sensitive name */
    Forms(NameRules names, MaskReport report, UnaryOperator<String> values) {
        this.names = names;
        this.report = report;
        this.values = values;
    }

    /** Whether a text reads {@code name=value}, alone and without spaces, or joined by {@code &}. */
    static boolean isForm(String text) {
        int i = 0;
        while (i < text.length() && isName(text.charAt(i))) {
            i++;
        }
        if (i == 0 || Ascii.at(text, i) != '=') {
            return false;
        }
        return text.indexOf('&', i) >= 0 || text.chars().noneMatch(c -> Ascii.isSpace((char) c));
    }

    /** Where the query of a URL or path starts, or -1 if the text is none. */
    static int query(String text) {
        int question = text.indexOf('?');
        int fragment = text.indexOf('#');
        int start = question < 0 ? fragment : fragment < 0 ? question : Math.min(question, fragment);
        if (start < 0 || text.indexOf('=', start) < 0 || text.chars().anyMatch(c -> Ascii.isSpace((char) c))) {
            return -1;
        }
        int scheme = text.indexOf("://");
        return text.startsWith("/") || (scheme >= 0 && scheme < start) || start == 0 ? start : -1;
    }

    String mask(String form) {
        StringBuilder masked = new StringBuilder(form.length() + 16);
        int start = 0;
        for (int i = 0; i <= form.length(); i++) {
            char c = i == form.length() ? '&' : form.charAt(i);
            if (c == '&' || c == '?' || c == '#') {
                masked.append(segment(form.substring(start, i)));
                if (i < form.length()) {
                    masked.append(c);
                }
                start = i + 1;
            }
        }
        return masked.toString();
    }

    private String segment(String segment) {
        int equals = segment.indexOf('=');
        if (equals < 0) {
            return value(segment);
        }
        String name = segment.substring(0, equals);
        String value = segment.substring(equals + 1);
        MaskingRule rule = names.find(decode(name));
        if (rule == null) {
            return value(name) + "=" + value(value);
        }
        report.count(MaskClass.NAME);
        return name + "=" + Encodings.encode(RuleMask.apply(rule, decode(value)));
    }

    /** Looks at the value with its plus signs and, since they may stand for spaces, without. */
    private String value(String encoded) {
        String current = encoded;
        String decoded = decode(encoded);
        int before = report.total();
        String masked = values.apply(decoded);
        if (report.total() > before) {
            current = Encodings.encode(masked);
        }
        if (current.indexOf('+') >= 0) {
            before = report.total();
            masked = values.apply(decode(current.replace('+', ' ')));
            if (report.total() > before) {
                current = Encodings.encode(masked);
            }
        }
        return current;
    }

    private static String decode(String text) {
        String decoded = Encodings.decode(text);
        return decoded == null ? text : decoded;
    }

    private static boolean isName(char c) {
        return Ascii.isName(c) || c == '%' || c == '[' || c == ']' || c == '+' || c == '$' || c == '*' || c == ':';
    }
}
