package io.sordini.core.sanitize;

import io.sordini.core.sanitize.JsonReader.NotJson;
import io.sordini.core.sanitize.name.NameRules;
import io.sordini.core.sanitize.name.NameRules.Name;
import io.sordini.core.sanitize.scan.Profile;
import org.jspecify.annotations.Nullable;

/** The names in a document. A name is content too; two that were masked alike are told apart by a count. */
final class JsonNames {

    private static final byte[] NONE = new byte[0];

    private final NameRules rules;
    private final TextMask texts;
    private final JsonReader reader;
    private final JsonSyntax syntax;
    private final JsonCopy copy;
    private final Output plain = new Output();
    private final Output masked = new Output();
    private Name last;
    private int maskedNames;

    JsonNames(NameRules rules, TextMask texts, JsonReader reader, JsonSyntax syntax, JsonCopy copy) {
        this.rules = rules;
        this.texts = texts;
        this.reader = reader;
        this.syntax = syntax;
        this.copy = copy;
        last = rules.find(NONE, 0, 0);
    }

    void open() {
        last = rules.find(NONE, 0, 0);
        maskedNames = 0;
    }

    /** The name that was read last. */
    Name last() {
        return last;
    }

    /** Judges a text that may be a name too. */
    Name find(byte[] utf8, int from, int to) {
        return rules.find(utf8, from, to);
    }

    /** Reads the name that starts here; gives where its value starts. */
    int read(int start) throws NotJson {
        Name name = reader.at(start) == '"' ? rules.expected(last, reader.bytes(), start + 1, reader.limit()) : null;
        if (name == null || !name.isClean()) {
            return readAnew(start, name);
        }
        last = name;
        return syntax.value(start + name.length() + 2);
    }

    private int readAnew(int start, @Nullable Name expected) throws NotJson {
        int from = start + 1;
        int end = reader.nameEnd(start);
        int value = syntax.value(end + 1);
        boolean rewritten = reader.isEscaped();
        byte[] bytes = reader.bytes();
        int to = end;
        if (rewritten) {
            plain.truncate(0);
            JsonEscapes.undo(bytes, from, end, plain);
            bytes = plain.bytes();
            from = 0;
            to = plain.size();
        }
        last = expected != null ? expected : rules.findBehind(last, bytes, from, to);
        boolean dirty = !last.isClean() && isMasked(last, bytes, from, to);
        if (dirty || rewritten) {
            Output written = dirty ? masked : plain;
            copy.rewrite(start, end + 1, written.bytes(), written.size());
        }
        if (dirty) {
            copy.change();
            copy.settles(maskedNames == 1 && last.saysTheSameAs(rules.find(masked.bytes(), 0, masked.size())));
        }
        return value;
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
}
