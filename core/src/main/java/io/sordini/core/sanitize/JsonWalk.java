package io.sordini.core.sanitize;

import io.sordini.core.policy.MaskingRule;
import io.sordini.core.sanitize.JsonReader.NotJson;
import io.sordini.core.sanitize.name.NameRules;
import io.sordini.core.sanitize.name.NameRules.Name;
import io.sordini.core.sanitize.name.RuleMask;
import io.sordini.core.sanitize.scan.MaskClass;
import io.sordini.core.sanitize.scan.Profile;
import io.sordini.schemas.event.EventScan;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Walks the bytes of JSON once and copies them, except what must not be seen: a value under a sensitive name whole,
 * whatever its type, every other text by its content. What is clean keeps its very bytes. Confined to one thread.
 */
final class JsonWalk {

    private static final int SHORTEST_NUMBER = 7;

    private final NameRules names;
    private final TextMask texts;
    private final Replacements replacements;
    private final int level;
    private final JsonReader reader = new JsonReader();
    private final Output plain = new Output();
    private final Output masked = new Output();
    private final HeldValues held = new HeldValues();
    private byte[] in = new byte[0];
    private Output out = new Output();
    private int at;
    private int copied;
    private int depth;
    private int maskedNames;
    private boolean changed;

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
        if (at < to) {
            throw new NotJson(false);
        }
        flush(to);
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
            } while (at < to);
            flush(to);
            return changed ? Outcome.MASKED : Outcome.CLEAN;
        } catch (NotJson plainText) {
            return Outcome.NOT_JSON;
        }
    }

    private void open(byte[] bytes, int from, int to, Output target) {
        in = bytes;
        out = target;
        at = from;
        copied = from;
        depth = 0;
        maskedNames = 0;
        changed = false;
        held.clear();
        reader.open(bytes, to);
    }

    private void document() throws NotJson {
        at = reader.skipSpace(at);
        value(null, null);
        at = reader.skipSpace(at);
    }

    private void value(@Nullable MaskingRule rule, @Nullable Name name) throws NotJson {
        int first = reader.at(at);
        if (rule != null && first != 'n') {
            sensitive(rule, first);
            return;
        }
        switch (first) {
            case '"' -> string(name);
            case '{' -> object();
            case '[' -> array(name);
            case 't', 'f', 'n' -> at = reader.literalEnd(at);
            default -> number(name);
        }
    }

    private void sensitive(MaskingRule rule, int first) throws NotJson {
        int start = at;
        if (first == '"') {
            int end = reader.stringEnd(at + 1);
            plain.truncate(0);
            reader.unescape(at + 1, end, plain);
            at = end + 1;
            String value = new String(plain.bytes(), 0, plain.size(), StandardCharsets.UTF_8);
            replaceText(start, replacements.ofText(rule, value));
        } else {
            skip();
            replaceText(start, RuleMask.whole(rule));
        }
        texts.count(MaskClass.NAME);
    }

    private void replaceText(int start, String replacement) {
        byte[] utf8 = visible(replacement);
        replace(start, utf8, utf8.length);
    }

    private byte[] visible(String replacement) {
        return Visible.inJson(replacement, texts.report()).getBytes(StandardCharsets.UTF_8);
    }

    /** Writes a string in the place of what stands from {@code start} to here. */
    private void replace(int start, byte[] utf8, int length) {
        flush(start);
        out.appendJson(utf8, 0, length);
        copied = at;
        changed = true;
    }

    private void flush(int to) {
        out.append(in, copied, to);
        copied = to;
    }

    private void skip() throws NotJson {
        int first = reader.at(at);
        switch (first) {
            case '"' -> at = reader.stringEnd(at + 1) + 1;
            case '{', '[' -> skipContainer(first);
            case 't', 'f', 'n' -> at = reader.literalEnd(at);
            default -> at = reader.numberEnd(at);
        }
    }

    private void skipContainer(int first) throws NotJson {
        enter();
        int close = first == '{' ? '}' : ']';
        boolean more = next(close);
        while (more) {
            if (close == '}') {
                nameEnd();
            }
            skip();
            more = follows(close);
        }
        depth--;
    }

    private void enter() throws NotJson {
        at++;
        if (++depth > EventScan.MAX_DEPTH) {
            throw new NotJson(true);
        }
    }

    /** Goes to the first member of a container; false, and past the end, if it has none. */
    private boolean next(int close) {
        at = reader.skipSpace(at);
        if (reader.at(at) == close) {
            at++;
            return false;
        }
        return true;
    }

    /** Goes to the next member of a container; false, and past the end, if there is none. */
    private boolean follows(int close) throws NotJson {
        at = reader.skipSpace(at);
        int b = reader.at(at++);
        if (b == close) {
            return false;
        }
        if (b != ',') {
            throw new NotJson(false);
        }
        at = reader.skipSpace(at);
        return true;
    }

    private int nameEnd() throws NotJson {
        if (reader.at(at) != '"') {
            throw new NotJson(false);
        }
        int end = reader.stringEnd(at + 1);
        at = reader.skipSpace(end + 1);
        if (reader.at(at) != ':') {
            throw new NotJson(false);
        }
        at = reader.skipSpace(at + 1);
        return end;
    }

    private void object() throws NotJson {
        enter();
        int firstHeld = held.size();
        MaskingRule labelled = null;
        boolean more = next('}');
        while (more) {
            Name name = name();
            MaskingRule rule = name.rule();
            if (rule == null && labelled != null && name.isLabelled()) {
                rule = labelled;
            }
            int label = rule == null && reader.at(at) == '"' && name.isLabel() ? at + 1 : -1;
            if (rule == null && labelled == null && name.isLabelled()) {
                holdValue(name);
            } else {
                value(rule, name);
            }
            labelled = label < 0 ? labelled : labelled(label, labelled);
            more = follows('}');
        }
        depth--;
        if (held.size() > firstHeld) {
            release(firstHeld, labelled);
        }
    }

    /** The rule for the value beside a label. */
    private @Nullable MaskingRule labelled(int label, @Nullable MaskingRule known) throws NotJson {
        int end = reader.stringEnd(label);
        plain.truncate(0);
        reader.unescape(label, end, plain);
        MaskingRule rule = names.find(plain.bytes(), 0, plain.size()).rule();
        return rule == null ? known : rule;
    }

    /** Writes a value that a label further on may declare sensitive, as in {@code {"value": "...", "name": "password"}}. */
    private void holdValue(Name name) throws NotJson {
        flush(at);
        int inStart = at;
        int outStart = out.size();
        value(null, name);
        flush(at);
        held.add(inStart, at, outStart, out.size());
    }

    /** Replaces at the object's end what a label declared sensitive. */
    private void release(int first, @Nullable MaskingRule rule) throws NotJson {
        if (rule != null) {
            flush(at);
            masked.truncate(0);
            int tail = held.outStart(first);
            int from = tail;
            for (int i = first; i < held.size(); i++) {
                masked.append(out.bytes(), from, held.outStart(i));
                if (in[held.inStart(i)] != 'n') {
                    String replacement = RuleMask.whole(rule);
                    if (in[held.inStart(i)] == '"') {
                        plain.truncate(0);
                        reader.unescape(held.inStart(i) + 1, held.inEnd(i) - 1, plain);
                        replacement = replacements.ofText(
                                rule, new String(plain.bytes(), 0, plain.size(), StandardCharsets.UTF_8));
                    }
                    byte[] utf8 = visible(replacement);
                    masked.appendJson(utf8, 0, utf8.length);
                    texts.count(MaskClass.NAME);
                    changed = true;
                } else {
                    masked.append(out.bytes(), held.outStart(i), held.outEnd(i));
                }
                from = held.outEnd(i);
            }
            masked.append(out.bytes(), from, out.size());
            out.truncate(tail);
            out.append(masked.bytes(), 0, masked.size());
        }
        held.truncate(first);
    }

    /** Reads a name and goes to its value. A name is content too; two that were masked alike are told apart by a count. */
    private Name name() throws NotJson {
        int start = at;
        if (reader.at(at) != '"') {
            throw new NotJson(false);
        }
        int end = nameEnd();
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
            flush(start);
            out.appendJson(written.bytes(), 0, written.size());
            copied = end + 1;
            changed |= dirty;
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
        enter();
        boolean more = next(']');
        MaskingRule header = null;
        while (more) {
            int first = reader.at(at);
            int start = at;
            if (first == '[') {
                row(name);
                header = null;
            } else {
                value(header, name);
                header = first == '"' && header == null ? header(start + 1) : null;
            }
            more = follows(']');
        }
        depth--;
    }

    /** The rule for what follows the name of a header in a flat list, as in {@code ["Host", "x", "Cookie", "..."]}. */
    private @Nullable MaskingRule header(int start) throws NotJson {
        int end = at - 1;
        if (end - start > 64 || reader.isEscaped()) {
            return null;
        }
        Name name = names.find(in, start, end);
        return name.takesLine() ? name.rule() : null;
    }

    /** An array in an array, which may be a pair such as {@code ["Authorization", "..."]}. */
    private void row(@Nullable Name name) throws NotJson {
        enter();
        MaskingRule rule = null;
        boolean first = true;
        boolean more = next(']');
        while (more) {
            int start = at;
            if (rule == null && reader.at(at) == '[') {
                row(name);
            } else {
                value(rule, name);
            }
            if (first && in[start] == '"') {
                rule = labelled(start + 1, null);
            }
            first = false;
            more = follows(']');
        }
        depth--;
    }

    private void string(@Nullable Name name) throws NotJson {
        int start = at;
        int end = reader.stringEnd(at + 1);
        at = end + 1;
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
        Profile profile = name != null && name.isLenient() ? Profile.LENIENT : Profile.STRICT;
        if (texts.mask(bytes, from, to, masked, level, profile, name == null ? 0 : name.hints())) {
            replace(start, masked.bytes(), masked.size());
        } else if (replaced) {
            replace(start, bytes, to);
        }
    }

    /** A number goes out digit by digit as it came, unless it is one that must not be seen. */
    private void number(@Nullable Name name) throws NotJson {
        int start = at;
        at = reader.numberEnd(at);
        if (at - start < SHORTEST_NUMBER) {
            return;
        }
        masked.truncate(0);
        if (texts.mask(in, start, at, masked, TextMask.PLAIN, Profile.STRICT, name == null ? 0 : name.hints())) {
            replace(start, masked.bytes(), masked.size());
        }
    }
}
