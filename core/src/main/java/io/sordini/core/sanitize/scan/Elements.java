package io.sordini.core.sanitize.scan;

import io.sordini.core.policy.MaskingRule;
import io.sordini.core.sanitize.name.NameRules;

/** Values of elements: {@code <password>x</password>}, and {@code <entry key="password">x</entry>} by its attribute. */
final class Elements {

    private static final int MAX_PREFIX = 32;
    private static final int MAX_ATTRIBUTES = 128;

    private final Text text;
    private final NameRules names;
    private final PairValue value;
    private final PairHits hits;

    Elements(Text text, NameRules names, PairValue value, PairHits hits) {
        this.text = text;
        this.names = names;
        this.value = value;
        this.hits = hits;
    }

    /** Adds what stands behind a tag that ends with this name; gives where to go on, or -1. */
    int find(int nameStart, int nameEnd) {
        return isTag(nameStart) ? content(nameStart, nameEnd, nameEnd + 1) : -1;
    }

    /**
     * Adds what stands behind {@code <wsse:Password Type="t">}, if no attribute is a value itself; gives where to go on, or
     * -1.
     */
    int findWithAttributes(int nameStart, int nameEnd) {
        if (text.at(nameEnd) != ' ' || !isTag(nameStart)) {
            return -1;
        }
        int i = nameEnd;
        while (i < nameEnd + MAX_ATTRIBUTES && text.at(i) != '>' && text.at(i) != '<') {
            i++;
        }
        return text.at(i) == '>' && text.at(i - 1) != '/' ? content(nameStart, nameEnd, i + 1) : -1;
    }

    /** Adds what stands behind {@code <entry key="password">}, from the name; gives where to go on, or -1. */
    int findByAttribute(int nameStart, int nameEnd) {
        boolean label = text.at(nameStart - 2) == '='
                && (text.startsWithIgnoringCase("name", nameStart - 6)
                        || text.startsWithIgnoringCase("key", nameStart - 5));
        return label ? content(nameStart, nameEnd, nameEnd + 2) : -1;
    }

    /** Adds the value up to the next tag, from behind a tag that a name is in. */
    private int content(int nameStart, int nameEnd, int at) {
        MaskingRule rule = names.find(text.bytes(), nameStart, nameEnd).rule();
        if (rule == null) {
            return -1;
        }
        value.readElement(at);
        boolean cut =
                value.end() == text.to() && "\"' ,)@".indexOf(text.at(at)) >= 0; // as in "usage: su <user> <password>"
        return cut || value.isEmpty() ? -1 : hits.add(rule);
    }

    /** Whether a tag opens whose name, or what follows its prefix, starts here; {@code user:<password>@host} has none. */
    private boolean isTag(int nameStart) {
        int i = nameStart - 1;
        if (text.at(i) == ':') {
            i--;
            while (i > nameStart - MAX_PREFIX && Bytes.isWord(text.at(i))) {
                i--;
            }
        }
        return text.at(i) == '<' && text.at(i - 1) != ':';
    }
}
