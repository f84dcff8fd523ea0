package io.sordini.core.sanitize;

import io.sordini.core.policy.MaskingRule;
import io.sordini.core.sanitize.JsonReader.NotJson;
import io.sordini.core.sanitize.name.NameRules;
import io.sordini.core.sanitize.name.NameRules.Name;
import org.jspecify.annotations.Nullable;

/**
 * Walks the bytes of JSON once and copies them, except what must not be seen: a value under a sensitive name whole,
 * whatever its type, every other text by its content. What is clean keeps its very bytes. Confined to one thread.
 */
final class JsonWalk {

    private final JsonReader reader = new JsonReader();
    private final JsonSyntax syntax = new JsonSyntax(reader);
    private final JsonCopy copy = new JsonCopy();
    private final JsonNames names;
    private final JsonValues values;
    private final JsonLabels labels;

    /** @param level how many strings of JSON this is nested in */
    JsonWalk(NameRules rules, TextMask texts, Replacements replacements, int level) {
        names = new JsonNames(rules, texts, reader, syntax, copy);
        values = new JsonValues(texts, replacements, level, reader, syntax, copy);
        labels = new JsonLabels(names, values, texts, reader, copy);
    }

    /** Appends one document masked. */
    void mask(byte[] document, int from, int to, Output target) throws NotJson {
        open(document, from, to, target);
        if (document(from) < to) {
            throw new NotJson(false);
        }
        copy.flush(to);
    }

    /** What came of reading a text as JSON. */
    enum Outcome {
        NOT_JSON,
        CLEAN,
        MASKED
    }

    /** Appends the documents in a text, usually one; numbers behind the first may be the groups of one, so they are text. */
    Outcome maskAll(byte[] text, int from, int to, Output target) {
        try {
            open(text, from, to, target);
            int at = from;
            do {
                at = document(at);
            } while (at < to && startsDocument(reader.at(at)));
            if (at < to) {
                return Outcome.NOT_JSON;
            }
            copy.flush(to);
            return copy.isChanged() ? Outcome.MASKED : Outcome.CLEAN;
        } catch (NotJson plainText) {
            return Outcome.NOT_JSON;
        }
    }

    private static boolean startsDocument(int first) {
        return first == '{' || first == '[' || first == '"';
    }

    /** Whether the output would stay as it is. */
    boolean isSettled() {
        return copy.isSettled();
    }

    private void open(byte[] bytes, int from, int to, Output target) {
        reader.open(bytes, to);
        syntax.open();
        copy.open(bytes, from, target);
        names.open();
        labels.open();
    }

    private int document(int from) throws NotJson {
        return reader.skipSpace(value(reader.skipSpace(from), null, null));
    }

    /** Copies or masks the value that starts here; gives its end, as the others do. */
    private int value(int at, @Nullable MaskingRule rule, @Nullable Name name) throws NotJson {
        int first = reader.at(at);
        if (rule != null && first != 'n') {
            return values.sensitive(at, rule);
        }
        return switch (first) {
            case '"' -> values.string(at, name);
            case '{' -> object(at);
            case '[' -> array(at, name);
            case 't', 'f', 'n' -> reader.literalEnd(at);
            default -> values.number(at, name);
        };
    }

    private int object(int start) throws NotJson {
        int firstHeld = labels.held();
        MaskingRule labelled = null;
        int at = syntax.enter(start, '}');
        while (at >= 0) {
            at = names.read(at);
            Name name = names.last();
            MaskingRule rule = name.rule();
            if (rule != null) {
                at = value(at, rule, name);
            } else if (name.isLabelled()) {
                at = labelled == null ? held(at, name) : value(at, labelled, name);
            } else if (name.isLabel()) {
                int label = at;
                int changes = copy.changes();
                at = value(at, null, name);
                rule = labelled(label, copy.changes() != changes);
                labelled = rule == null ? labelled : rule;
            } else {
                at = value(at, null, name);
            }
            at = syntax.next(at, '}');
        }
        if (labels.held() > firstHeld) {
            labels.release(firstHeld, ~at, labelled);
        }
        return ~at;
    }

    /** The rule that a value under the name of a label says for the value beside it, if it is a text. */
    private @Nullable MaskingRule labelled(int label, boolean changed) throws NotJson {
        int first = reader.at(label);
        if (first == '"') {
            return labels.rule(label, changed);
        }
        copy.settles(!changed || first == '{' || first == '[');
        return null;
    }

    /** Copies or masks a value that a label further on may declare sensitive. */
    private int held(int start, Name name) throws NotJson {
        copy.flush(start);
        int outStart = copy.out().size();
        int end = value(start, null, name);
        copy.flush(end);
        labels.hold(start, end, outStart);
        return end;
    }

    private int array(int start, @Nullable Name name) throws NotJson {
        MaskingRule header = null;
        int at = syntax.enter(start, ']');
        while (at >= 0) {
            int first = reader.at(at);
            if (first == '[') {
                at = row(at, name);
                header = null;
            } else {
                int element = at;
                int changes = copy.changes();
                at = value(at, header, name);
                boolean changed = copy.changes() != changes && first != '{';
                copy.settles(!changed || header != null || !labels.isMaskedToken());
                header = first == '"' && header == null ? labels.header(element + 1, at - 1) : null;
                copy.settles(!changed || header == null);
            }
            at = syntax.next(at, ']');
        }
        return ~at;
    }

    /** An array in an array, which may be a pair such as {@code ["Authorization", "..."]}. */
    private int row(int start, @Nullable Name name) throws NotJson {
        MaskingRule rule = null;
        boolean first = true;
        int at = syntax.enter(start, ']');
        while (at >= 0) {
            int element = at;
            int kind = reader.at(at);
            int changes = copy.changes();
            at = rule == null && kind == '[' ? row(at, name) : value(at, rule, name);
            boolean changed = copy.changes() != changes;
            if (first && kind == '"') {
                rule = labels.rule(element, changed);
            } else {
                copy.settles(!first || !changed || kind == '{' || kind == '[');
            }
            first = false;
            at = syntax.next(at, ']');
        }
        return ~at;
    }
}
