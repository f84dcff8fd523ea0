package io.sordini.core.sanitize.scan;

import io.sordini.core.sanitize.name.NameRules;
import io.sordini.core.sanitize.name.NameRules.Name;
import java.util.Set;

/** Where the name of a pair starts, and what it says: names of several words, and names beyond ASCII. */
final class PairNames {

    private static final int MAX_WORD = 32;

    /** Words that say what a value is only with the words before them. */
    private static final Set<String> PHRASE_ENDS = Set.of("key", "id", "code", "passe", "hash");

    private final Text text;
    private final NameRules names;

    PairNames(Text text, NameRules names) {
        this.text = text;
        this.names = names;
    }

    Name find(int nameStart, int nameEnd) {
        return names.find(text.bytes(), nameStart, nameEnd);
    }

    /** The name, with the words before it if it says nothing alone and a space stands before it. */
    Name withPhrase(int nameStart, int nameEnd) {
        Name name = find(nameStart, nameEnd);
        return name.rule() == null && text.at(nameStart - 1) == ' ' ? phrase(name, nameStart, nameEnd) : name;
    }

    /** The name with the words before it, as in {@code access key: x} and {@code mot de passe : x}. */
    Name phrase(Name word, int nameStart, int nameEnd) {
        if (!PHRASE_ENDS.contains(word.words().joined())) {
            return word;
        }
        int start = nameStart;
        Name name = word;
        for (int words = 0; words < 2 && name.rule() == null && text.at(start - 1) == ' '; words++) {
            int floor = Math.max(text.from(), start - MAX_WORD);
            int end = start - 1;
            start = end;
            while (start > floor && Bytes.isWord(text.at(start - 1))) {
                start--;
            }
            if (start == end) {
                return word;
            }
            name = find(start, nameEnd);
        }
        return name.rule() == null ? word : name;
    }

    /** Where a name starts that is not only of ASCII, as in {@code contraseña}. */
    int beyondAsciiStart(int wordStart) {
        int floor = Math.max(text.from(), wordStart - MAX_WORD);
        int i = wordStart;
        while (i > floor && (text.at(i - 1) < 0 || Bytes.isWord(text.at(i - 1)))) {
            i--;
        }
        while (i < wordStart && Bytes.isContinuation(text.at(i))) { // cut within a character
            i++;
        }
        return i;
    }

    /** Whether what was masked before stands here in brackets, rather than a name. */
    boolean isPlaceholder(int nameStart, int nameEnd) {
        return text.at(nameStart - 1) == '['
                && text.at(nameEnd) == ']'
                && MaskClass.isPlaceholder(text.string(nameStart - 1, nameEnd + 1));
    }

    /** Whether a file of accounts is named, as in {@code /etc/passwd:root:x:0}. */
    boolean isFile(int nameStart, int operator) {
        return text.startsWithIgnoringCase("/etc/", nameStart - 5) && !Bytes.isSpace(text.at(operator + 1));
    }
}
