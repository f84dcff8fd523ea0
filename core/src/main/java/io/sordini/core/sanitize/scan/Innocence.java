package io.sordini.core.sanitize.scan;

import java.util.Set;
import java.util.regex.Pattern;

/** Tells values that hide nothing, though a sensitive name stands before them in a text. */
final class Innocence {

    private static final int MAX_INNOCENT = 40;
    private static final int MAX_VARIABLE = 128;
    private static final Set<String> WORDS = Set.of(
            "",
            "null",
            "nil",
            "none",
            "true",
            "false",
            "yes",
            "no",
            "undefined",
            "required",
            "invalid",
            "incorrect",
            "missing",
            "expired",
            "wrong",
            "empty",
            "failed",
            "failure",
            "success",
            "ok",
            "on",
            "off",
            "enabled",
            "disabled",
            "unknown",
            "accepted",
            "rejected",
            "denied",
            "revoked",
            "redacted",
            "masked",
            "hidden",
            "changed",
            "reset",
            "optional",
            "string",
            "str",
            "varchar",
            "is",
            "not",
            "was",
            "must",
            "cannot",
            "inherit",
            "include",
            "omit",
            "oauth2",
            "authentication",
            "authorization");
    private static final Pattern STAND_IN =
            Pattern.compile("(real|some|my|your|the|a|test|fake|example|sample|dummy|placeholder)[_-]?(api[_-]?)?"
                    + "(key|secret|password|passwd|token|value)");

    /** A call in source code, as in {@code password = read(file)}. */
    private static final Pattern CALL = Pattern.compile("\\$?[a-z_][a-z0-9_.]*\\(.*\\);?");

    /** The same up to its argument. */
    private static final Pattern OPENED = Pattern.compile("\\$?[a-z_][a-z0-9_.]*[(\\[]");

    /** Where a value comes from, in code and in templates, rather than one. */
    private static final Pattern REFERENCE = Pattern.compile(
            "\\$[A-Z_][A-Z0-9_]*|\\$[0-9]|%[A-Z_]{2,}%|%s|\\{[a-z]*\\}"
                    + "|#\\{[a-z.]*\\}|:[a-z_]+|!(vault|Ref|Sub).*|\\*\\*\\*[A-Z]+\\*\\*\\*|\\[(REDACTED|FILTERED)\\]"
                    + "|(process\\.env|os\\.environ|var|local|module|req|request|params|args|data|secrets|vars|inputs|config|settings|self|this)\\.[A-Za-z_.]+|•+");

    private final Text text;

    Innocence(Text text) {
        this.text = text;
    }

    /** Whether a value is empty, punctuation, a variable, a word about secrets or made up. */
    boolean of(int start, int end, boolean quoted) {
        if (end - start < 2 || !hasContent(start, end) || isPlaceholder(start, end)) {
            return true;
        }
        int first = text.at(start);
        int last = text.at(end - 1);
        int second = text.at(start + 1);
        boolean variable = (first == '$' && ((second == '{' && last == '}') || (second == '(' && last == ')')))
                || (first == '{' && second == '{' && last == '}')
                || (first == '<' && last == '>')
                || (first == '%' && second == '(');
        if ((variable && end - start <= MAX_VARIABLE) || isRepeated(start, end)) {
            return true;
        }
        if (end - start > MAX_INNOCENT) {
            return false;
        }
        if (REFERENCE.matcher(reference(start, end)).matches()) {
            return true;
        }
        String value = lower(start, end);
        String word = quoted ? value : firstWord(value);
        return WORDS.contains(word)
                || value.contains("fake")
                || (!quoted && (isCall(value) || isOpened(value, end)))
                || STAND_IN.matcher(value).matches();
    }

    private static boolean isCall(String value) {
        return value.indexOf('(') > 0 && CALL.matcher(value).matches();
    }

    /** Whether a call or an index starts here whose argument is quoted. */
    private boolean isOpened(String value, int end) {
        int quote = text.at(end);
        return (quote == '"' || quote == '\'') && OPENED.matcher(value).matches();
    }

    /** Whether the value was masked before, whatever ends the sentence behind it. */
    private boolean isPlaceholder(int start, int end) {
        int close = end;
        while (close > start && ".,;!?".indexOf(text.at(close - 1)) >= 0) {
            close--;
        }
        return text.at(start) == '['
                && text.at(close - 1) == ']'
                && close - start <= MAX_INNOCENT
                && MaskClass.isPlaceholder(text.string(start, close));
    }

    private static String firstWord(String value) {
        int i = 0;
        while (i < value.length() && value.charAt(i) >= 'a' && value.charAt(i) <= 'z') {
            i++;
        }
        boolean ends = i > 0 && (i == value.length() || " ,.;)]}!".indexOf(value.charAt(i)) >= 0);
        return ends ? value.substring(0, i) : value;
    }

    private String reference(int start, int end) {
        int last = end;
        while (last > start && ",;".indexOf(text.at(last - 1)) >= 0) {
            last--;
        }
        return text.string(start, last);
    }

    private boolean hasContent(int start, int end) {
        for (int i = start; i < end; i++) {
            int b = text.at(i);
            if (Bytes.isAlphanumeric(b) || (b & 0xff) >= 0xc3) {
                return true;
            }
        }
        return false;
    }

    /** As {@code xxxxxxxx}. */
    private boolean isRepeated(int start, int end) {
        for (int i = start + 1; i < end; i++) {
            if (text.at(i) != text.at(start)) {
                return false;
            }
        }
        return text.at(start) == 'x' || text.at(start) == 'X';
    }

    private String lower(int start, int end) {
        StringBuilder lower = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            lower.append((char) Bytes.lower(text.at(i) & 0xff));
        }
        return lower.toString();
    }
}
