package io.sordini.core.sanitize;

import io.sordini.core.policy.MaskingRule;
import io.sordini.core.sanitize.JsonReader.NotJson;
import io.sordini.core.sanitize.name.NameRules.Name;
import io.sordini.core.sanitize.scan.MaskClass;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Values that say by which name their neighbour goes, as in {@code {"value": "...", "name": "password"}},
 * {@code ["Authorization", "..."]} and {@code ["Host", "x", "Cookie", "..."]}.
 */
final class JsonLabels {

    private static final int LONGEST_HEADER = 64;

    private final JsonNames names;
    private final JsonValues values;
    private final TextMask texts;
    private final JsonReader reader;
    private final JsonCopy copy;
    private final HeldValues held = new HeldValues();
    private final Output plain = new Output();
    private final Output rewritten = new Output();

    JsonLabels(JsonNames names, JsonValues values, TextMask texts, JsonReader reader, JsonCopy copy) {
        this.names = names;
        this.values = values;
        this.texts = texts;
        this.reader = reader;
        this.copy = copy;
    }

    void open() {
        held.clear();
    }

    /**
     * The rule for the value beside the label that starts here; one that was masked has to say the same of it.
     *
     * @param changed whether the label was masked just now
     */
    @Nullable
    MaskingRule rule(int label, boolean changed) throws NotJson {
        int end = reader.stringEnd(label + 1);
        plain.truncate(0);
        JsonEscapes.undo(reader.bytes(), label + 1, end, plain);
        MaskingRule rule = names.find(plain.bytes(), 0, plain.size()).rule();
        if (changed) {
            Output masked = values.masked();
            copy.settles(Objects.equals(
                    rule, names.find(masked.bytes(), 0, masked.size()).rule()));
        }
        return rule;
    }

    /** The rule for what follows the name of a header in a flat list. */
    @Nullable
    MaskingRule header(int start, int end) {
        if (end - start > LONGEST_HEADER || !isToken(reader.bytes(), start, end)) {
            return null;
        }
        Name name = names.find(reader.bytes(), start, end);
        return name.takesLine() ? name.rule() : null;
    }

    /** Whether what the last value was masked to can be the name of a header. */
    boolean isMaskedToken() {
        return isToken(values.masked().bytes(), 0, values.masked().size());
    }

    /** Whether a text can be the name of a header; no text is that had to be masked. */
    private static boolean isToken(byte[] text, int start, int end) {
        for (int i = start; i < end; i++) {
            int lower = text[i] | 32;
            boolean letter = lower >= 'a' && lower <= 'z';
            if (!letter && text[i] != '-' && text[i] != '_' && (text[i] < '0' || text[i] > '9')) {
                return false;
            }
        }
        return true;
    }

    /** How many values are held that a label further on may declare sensitive. */
    int held() {
        return held.size();
    }

    /** Holds a value that was copied. */
    void hold(int inStart, int inEnd, int outStart) {
        held.add(inStart, inEnd, outStart, copy.out().size());
    }

    /** Replaces at an object's end what a label declared sensitive. */
    void release(int first, int end, @Nullable MaskingRule rule) {
        if (rule != null) {
            copy.flush(end);
            replace(first, rule);
        }
        held.truncate(first);
    }

    private void replace(int first, MaskingRule rule) {
        byte[] in = reader.bytes();
        Output out = copy.out();
        rewritten.truncate(0);
        int start = held.outStart(first);
        int from = start;
        for (int i = first; i < held.size(); i++) {
            if (in[held.inStart(i)] != 'n') {
                rewritten.append(out.bytes(), from, held.outStart(i));
                byte[] utf8 =
                        values.replacement(rule, held.inStart(i), held.inEnd(i)).getBytes(StandardCharsets.UTF_8);
                int at = rewritten.size();
                rewritten.appendJson(utf8, 0, utf8.length);
                from = held.outEnd(i);
                if (!rewritten.endsWith(at, in, held.inStart(i), held.inEnd(i))) {
                    texts.count(MaskClass.NAME);
                    copy.change();
                }
            }
        }
        rewritten.append(out.bytes(), from, out.size());
        out.truncate(start);
        out.append(rewritten.bytes(), 0, rewritten.size());
    }
}
