package io.sordini.core.sanitize;

import io.sordini.core.policy.MaskingRule;
import io.sordini.core.sanitize.JsonReader.NotJson;
import io.sordini.core.sanitize.name.NameRules;
import io.sordini.core.sanitize.name.NameRules.Name;
import io.sordini.core.sanitize.scan.MaskClass;
import io.sordini.core.sanitize.scan.Profile;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Walks the bytes of JSON once and copies them, except what must not be seen: a value under a sensitive name whole,
 * whatever its type, every other text by its content. What is clean keeps its very bytes. Confined to one thread.
 */
final class JsonWalk {

    private static final int SHORTEST_NUMBER = 7;
    private static final int LONGEST_HEADER = 64;

    private final NameRules names;
    private final TextMask texts;
    private final Replacements replacements;
    private final int level;
    private final JsonReader reader = new JsonReader();
    private final JsonCursor cursor = new JsonCursor(reader);
    private final Output plain = new Output();
    private final Output masked = new Output();
    private final HeldValues held = new HeldValues();
    private byte[] in = new byte[0];
    private final JsonCopy copy = new JsonCopy();
    private Output out = new Output();
    private int maskedNames;
    private boolean settled;

    /** @param level how many strings of JSON this is nested in */
    JsonWalk(NameRules names, TextMask texts, Replacements replacements, int level) {
        this.names = names;
        this.texts = texts;
        this.replacements = replacements;
        this.level = level;
    }

    /** Appends one document masked. */
    void mask(byte[] document, int from, int to, Output target) throws NotJson {
        open(document, from, to, target);
        document();
        if (cursor.at() < to) {
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

    /** Appends the documents in a text, usually one. */
    Outcome maskAll(byte[] text, int from, int to, Output target) {
        try {
            open(text, from, to, target);
            do {
                document();
            } while (cursor.at() < to);
            copy.flush(to);
            return copy.isChanged() ? Outcome.MASKED : Outcome.CLEAN;
        } catch (NotJson plainText) {
            return Outcome.NOT_JSON;
        }
    }

    /**
     * Whether the output would stay as it is: every value in it stays, and stands under a name and beside a label that say
     * of it what those in the input said.
     */
    boolean isSettled() {
        return settled;
    }

    private void open(byte[] bytes, int from, int to, Output target) {
        in = bytes;
        out = target;
        cursor.open(from);
        maskedNames = 0;
        settled = true;
        copy.open(bytes, from, target);
        held.clear();
        reader.open(bytes, to);
    }

    private void document() throws NotJson {
        cursor.goTo(reader.skipSpace(cursor.at()));
        value(null, null);
        cursor.goTo(reader.skipSpace(cursor.at()));
    }

    private void value(@Nullable MaskingRule rule, @Nullable Name name) throws NotJson {
        int first = reader.at(cursor.at());
        if (rule != null && first != 'n') {
            sensitive(rule);
            return;
        }
        switch (first) {
            case '"' -> string(name);
            case '{' -> object();
            case '[' -> array(name);
            case 't', 'f', 'n' -> cursor.goTo(reader.literalEnd(cursor.at()));
            default -> number(name);
        }
    }

    private void sensitive(MaskingRule rule) throws NotJson {
        int start = cursor.at();
        cursor.skip();
        masked.truncate(0);
        if (in[start] != '"' || !replacements.appendSimple(rule, in, start + 1, cursor.at() - 1, masked)) {
            masked.append(replacement(rule, start, cursor.at()));
        }
        if (!masked.isQuoted(in, start, cursor.at())) {
            texts.count(MaskClass.NAME);
            copy.replace(start, cursor.at(), masked.bytes(), masked.size());
        }
    }

    /** What stands for a sensitive value. */
    private String replacement(MaskingRule rule, int start, int end) throws NotJson {
        plain.truncate(0);
        if (in[start] == '"') {
            reader.unescape(start + 1, end - 1, plain);
            return replacements.settled(rule, plain.text());
        }
        plain.append(in, start, end);
        boolean number = in[start] == '-' || (in[start] >= '0' && in[start] <= '9');
        return number ? replacements.settled(rule, plain.text()) : replacements.ofStructure(rule, plain.text());
    }

    private void object() throws NotJson {
        cursor.enter();
        int firstHeld = held.size();
        MaskingRule labelled = null;
        boolean more = cursor.next('}');
        while (more) {
            Name name = name();
            MaskingRule rule = name.rule();
            if (rule == null && labelled != null && name.isLabelled()) {
                rule = labelled;
            }
            int first = reader.at(cursor.at());
            int label = rule == null && first == '"' && name.isLabel() ? cursor.at() + 1 : -1;
            int changes = copy.changes();
            if (rule == null && labelled == null && name.isLabelled()) {
                holdValue(name);
            } else {
                value(rule, name);
            }
            boolean changed = copy.changes() != changes;
            boolean numbered = first != '"' && first != '{' && first != '[' && name.isLabel();
            settled &= !changed || !numbered || rule != null;
            labelled = label < 0 ? labelled : labelled(label, changed, labelled);
            more = cursor.follows('}');
        }
        cursor.leave();
        if (held.size() > firstHeld) {
            release(firstHeld, labelled);
        }
    }

    /** The rule for the value beside a label; one that was masked has to say the same of it. */
    private @Nullable MaskingRule labelled(int label, boolean changed, @Nullable MaskingRule known) throws NotJson {
        int end = reader.stringEnd(label);
        plain.truncate(0);
        reader.unescape(label, end, plain);
        MaskingRule rule = names.find(plain.bytes(), 0, plain.size()).rule();
        settled &= !changed
                || Objects.equals(
                        rule, names.find(masked.bytes(), 0, masked.size()).rule());
        return rule == null ? known : rule;
    }

    /** Writes a value that a label further on may declare sensitive, as in {@code {"value": "...", "name": "password"}}. */
    private void holdValue(Name name) throws NotJson {
        copy.flush(cursor.at());
        int inStart = cursor.at();
        int outStart = out.size();
        value(null, name);
        copy.flush(cursor.at());
        held.add(inStart, cursor.at(), outStart, out.size());
    }

    /** Replaces at the object's end what a label declared sensitive. */
    private void release(int first, @Nullable MaskingRule rule) throws NotJson {
        if (rule != null) {
            copy.flush(cursor.at());
            masked.truncate(0);
            int start = held.outStart(first);
            int from = start;
            for (int i = first; i < held.size(); i++) {
                if (in[held.inStart(i)] != 'n') {
                    masked.append(out.bytes(), from, held.outStart(i));
                    byte[] utf8 =
                            replacement(rule, held.inStart(i), held.inEnd(i)).getBytes(StandardCharsets.UTF_8);
                    int at = masked.size();
                    masked.appendJson(utf8, 0, utf8.length);
                    from = held.outEnd(i);
                    if (!masked.endsWith(at, in, held.inStart(i), held.inEnd(i))) {
                        texts.count(MaskClass.NAME);
                        copy.change();
                    }
                }
            }
            masked.append(out.bytes(), from, out.size());
            out.truncate(start);
            out.append(masked.bytes(), 0, masked.size());
        }
        held.truncate(first);
    }

    /** Reads a name and goes to its value. A name is content too; two that were masked alike are told apart by a count. */
    private Name name() throws NotJson {
        int start = cursor.at();
        if (reader.at(cursor.at()) != '"') {
            throw new NotJson(false);
        }
        int end = cursor.nameEnd();
        byte[] bytes = in;
        int from = start + 1;
        int to = end;
        if (reader.isEscaped()) {
            plain.truncate(0);
            reader.unescape(from, end, plain);
            bytes = plain.bytes();
            from = 0;
            to = plain.size();
        }
        Name name = names.find(bytes, from, to);
        boolean rewritten = bytes != in;
        boolean dirty = !name.isClean() && isMasked(name, bytes, from, to);
        if (dirty || rewritten) {
            Output written = dirty ? masked : plain;
            copy.rewrite(start, end + 1, written.bytes(), written.size());
            if (dirty) {
                copy.change();
                settled &= maskedNames == 1 && name.saysTheSameAs(names.find(masked.bytes(), 0, masked.size()));
            }
        }
        return name;
    }

    /** Whether a name holds what must be masked; it is masked then. */
    private boolean isMasked(Name name, byte[] bytes, int from, int to) {
        masked.truncate(0);
        if (!texts.mask(bytes, from, to, masked, TextMask.PLAIN, Profile.STRICT, 0)) {
            name.foundClean();
            return false;
        }
        if (++maskedNames > 1) {
            masked.append("#" + maskedNames);
        }
        return true;
    }

    private void array(@Nullable Name name) throws NotJson {
        cursor.enter();
        boolean more = cursor.next(']');
        MaskingRule header = null;
        while (more) {
            int first = reader.at(cursor.at());
            int start = cursor.at();
            if (first == '[') {
                row(name);
                header = null;
            } else {
                int changes = copy.changes();
                value(header, name);
                boolean changed = copy.changes() != changes && first != '{';
                settled &= !changed || header != null || !isToken(masked.bytes(), 0, masked.size());
                header = first == '"' && header == null ? header(start + 1) : null;
                settled &= !changed || header == null;
            }
            more = cursor.follows(']');
        }
        cursor.leave();
    }

    /** The rule for what follows the name of a header in a flat list, as in {@code ["Host", "x", "Cookie", "..."]}. */
    private @Nullable MaskingRule header(int start) throws NotJson {
        int end = cursor.at() - 1;
        if (end - start > LONGEST_HEADER || !isToken(in, start, end)) {
            return null;
        }
        Name name = names.find(in, start, end);
        return name.takesLine() ? name.rule() : null;
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

    /** An array in an array, which may be a pair such as {@code ["Authorization", "..."]}. */
    private void row(@Nullable Name name) throws NotJson {
        cursor.enter();
        MaskingRule rule = null;
        boolean first = true;
        boolean more = cursor.next(']');
        while (more) {
            int start = cursor.at();
            int changes = copy.changes();
            if (rule == null && reader.at(cursor.at()) == '[') {
                row(name);
            } else {
                value(rule, name);
            }
            boolean changed = copy.changes() != changes;
            if (first && in[start] == '"') {
                rule = labelled(start + 1, changed, null);
            } else {
                settled &= !first || !changed || in[start] == '{' || in[start] == '[';
            }
            first = false;
            more = cursor.follows(']');
        }
        cursor.leave();
    }

    private void string(@Nullable Name name) throws NotJson {
        int start = cursor.at();
        int end = reader.stringEnd(cursor.at() + 1);
        cursor.goTo(end + 1);
        byte[] bytes = in;
        int from = start + 1;
        int to = end;
        boolean replaced = false;
        if (reader.isEscaped()) {
            plain.truncate(0);
            replaced = reader.unescape(from, end, plain);
            bytes = plain.bytes();
            from = 0;
            to = plain.size();
        }
        masked.truncate(0);
        if (texts.mask(bytes, from, to, masked, level, profile(name), name == null ? 0 : name.hints())) {
            copy.replace(start, cursor.at(), masked.bytes(), masked.size());
        } else if (replaced) {
            copy.replace(start, cursor.at(), bytes, to);
        }
    }

    private static Profile profile(@Nullable Name name) {
        return name != null && name.isLenient() ? Profile.LENIENT : Profile.STRICT;
    }

    /** A number goes out digit by digit as it came, unless it is one that must not be seen. */
    private void number(@Nullable Name name) throws NotJson {
        int start = cursor.at();
        cursor.goTo(reader.numberEnd(cursor.at()));
        if (cursor.at() - start < SHORTEST_NUMBER) {
            return;
        }
        masked.truncate(0);
        int hints = name == null ? 0 : name.hints();
        if (texts.mask(in, start, cursor.at(), masked, TextMask.PLAIN, Profile.STRICT, hints)) {
            plain.truncate(0); // what stands for it is a text
            if (texts.mask(masked.bytes(), 0, masked.size(), plain, level, profile(name), hints)) {
                masked.truncate(0);
                masked.append(plain.bytes(), 0, plain.size());
            }
            copy.replace(start, cursor.at(), masked.bytes(), masked.size());
        }
    }
}
