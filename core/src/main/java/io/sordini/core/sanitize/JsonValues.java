package io.sordini.core.sanitize;

import io.sordini.core.policy.MaskingRule;
import io.sordini.core.sanitize.JsonReader.NotJson;
import io.sordini.core.sanitize.name.NameRules.Name;
import io.sordini.core.sanitize.scan.MaskClass;
import io.sordini.core.sanitize.scan.Profile;
import org.jspecify.annotations.Nullable;

/** The values in a document: texts and numbers by their content, and whole, whatever its type, what is under a sensitive name. */
final class JsonValues {

    private static final int SHORTEST_NUMBER = 7;

    private final TextMask texts;
    private final Replacements replacements;
    private final int level;
    private final JsonReader reader;
    private final JsonSyntax syntax;
    private final JsonCopy copy;
    private final Output plain = new Output();
    private final Output masked = new Output();

    JsonValues(
            TextMask texts, Replacements replacements, int level, JsonReader reader, JsonSyntax syntax, JsonCopy copy) {
        this.texts = texts;
        this.replacements = replacements;
        this.level = level;
        this.reader = reader;
        this.syntax = syntax;
        this.copy = copy;
    }

    /** What the last value was masked to, if it was. */
    Output masked() {
        return masked;
    }

    /** Masks the string that starts here, if need be; gives its end. */
    int string(int start, @Nullable Name name) throws NotJson {
        int end = reader.stringEnd(start + 1);
        byte[] bytes = reader.bytes();
        int from = start + 1;
        int to = end;
        boolean replaced = false;
        if (reader.isEscaped()) {
            plain.truncate(0);
            replaced = JsonEscapes.undo(bytes, from, end, plain);
            bytes = plain.bytes();
            from = 0;
            to = plain.size();
        }
        masked.truncate(0);
        if (texts.mask(bytes, from, to, masked, level, profile(name), hints(name))) {
            copy.replace(start, end + 1, masked.bytes(), masked.size());
        } else if (replaced) {
            copy.replace(start, end + 1, bytes, to);
        }
        return end + 1;
    }

    private static Profile profile(@Nullable Name name) {
        return name != null && name.isLenient() ? Profile.LENIENT : Profile.STRICT;
    }

    private static int hints(@Nullable Name name) {
        return name == null ? 0 : name.hints();
    }

    /** A number goes out digit by digit as it came, unless it is one that must not be seen; gives its end. */
    int number(int start, @Nullable Name name) throws NotJson {
        int end = reader.numberEnd(start);
        if (end - start < SHORTEST_NUMBER) {
            return end;
        }
        masked.truncate(0);
        if (texts.mask(reader.bytes(), start, end, masked, TextMask.PLAIN, Profile.STRICT, hints(name))) {
            plain.truncate(0); // what stands for it is a text
            if (texts.mask(masked.bytes(), 0, masked.size(), plain, level, profile(name), hints(name))) {
                masked.truncate(0);
                masked.append(plain.bytes(), 0, plain.size());
            }
            copy.replace(start, end, masked.bytes(), masked.size());
        }
        return end;
    }

    /** Masks the value that starts here by the rule of its name; gives its end. */
    int sensitive(int start, MaskingRule rule) throws NotJson {
        int end = syntax.end(start);
        byte[] in = reader.bytes();
        masked.truncate(0);
        if (in[start] != '"' || !replacements.appendSimple(rule, in, start + 1, end - 1, masked)) {
            masked.append(replacement(rule, start, end));
        }
        if (!masked.isQuoted(in, start, end)) {
            texts.count(MaskClass.NAME);
            copy.replace(start, end, masked.bytes(), masked.size());
        }
        return end;
    }

    /** What stands for a sensitive value. */
    String replacement(MaskingRule rule, int start, int end) {
        byte[] in = reader.bytes();
        plain.truncate(0);
        if (in[start] == '"') {
            JsonEscapes.undo(in, start + 1, end - 1, plain);
            return replacements.settled(rule, plain.text());
        }
        plain.append(in, start, end);
        boolean number = in[start] == '-' || (in[start] >= '0' && in[start] <= '9');
        return number ? replacements.settled(rule, plain.text()) : replacements.ofStructure(rule, plain.text());
    }
}
