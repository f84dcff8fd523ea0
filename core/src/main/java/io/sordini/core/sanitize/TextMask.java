package io.sordini.core.sanitize;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Masks one text: recognises JSON, forms, queries and encodings in it, as deep as {@value #MAX_DEPTH} levels, and scans
 * what is plain. What is too long is elided; what is too deep or uses up the budget is masked whole.
 */
final class TextMask {

    /** Longest text that is kept, in characters. */
    static final int MAX_LENGTH = 64 * 1024;

    private static final int MAX_DEPTH = 4;
    private static final int BUDGET_PER_BYTE = 16;
    private static final int SHORTEST_SECRET = 3;

    private final NameRules names;
    private final MaskReport report;
    private long budget;

    /** @param size length of the whole document, which bounds the work */
    TextMask(NameRules names, MaskReport report, int size) {
        this.names = names;
        this.report = report;
        this.budget = (long) BUDGET_PER_BYTE * size + 4096;
    }

    String mask(String text, int depth) {
        if (text.length() < SHORTEST_SECRET) {
            return text;
        }
        if (text.length() > MAX_LENGTH) {
            report.count(MaskClass.ELIDED);
            return "[ELIDED " + text.length() + " characters]";
        }
        budget -= text.length();
        if (budget < 0) {
            return unscanned();
        }
        String structured = structured(text, depth);
        return structured == null ? plain(text, depth) : structured;
    }

    private String unscanned() {
        report.count(MaskClass.UNSCANNED);
        return MaskClass.UNSCANNED.placeholder();
    }

    private @Nullable String structured(String text, int depth) {
        char first = firstCharacter(text);
        if (first == '{' || first == '[' || first == '"') {
            return depth >= MAX_DEPTH ? deepJson(text, first) : json(text, depth);
        }
        int query = Forms.query(text);
        if (query < 0 && !Forms.isForm(text)) {
            return null;
        }
        if (depth >= MAX_DEPTH) {
            return unscanned();
        }
        Forms forms = new Forms(names, report, value -> mask(value, depth + 1));
        return query < 0
                ? forms.mask(text)
                : plain(text.substring(0, query), depth) + forms.mask(text.substring(query));
    }

    /** What begins like JSON where no more JSON is read; a placeholder of our own is not meant. */
    private @Nullable String deepJson(String text, char first) {
        return first == '[' && text.indexOf('"') < 0 && text.indexOf(':') < 0 ? null : unscanned();
    }

    private @Nullable String json(String text, int depth) {
        int before = report.total();
        try {
            String masked = MaskingWalk.nested(text, names, report, this, depth + 1);
            return report.total() == before ? text : masked;
        } catch (IOException notJson) {
            return null;
        }
    }

    private String plain(String text, int depth) {
        String masked = TextScanner.mask(text, names, report);
        String decoded = Encodings.decode(masked);
        if (decoded == null) {
            return masked;
        }
        if (depth >= MAX_DEPTH) {
            return unscanned();
        }
        int before = report.total();
        String inner = mask(decoded, depth + 1);
        return report.total() > before ? inner : masked;
    }

    private static char firstCharacter(String text) {
        int i = 0;
        while (i < text.length() && Ascii.isSpace(text.charAt(i))) {
            i++;
        }
        return Ascii.at(text, i);
    }
}
