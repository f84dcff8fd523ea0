package io.sordini.core.sanitize.scan;

import io.sordini.core.policy.MaskingRule;
import io.sordini.core.sanitize.name.NameRules;
import java.util.Locale;
import java.util.Set;

/**
 * Secrets that are an argument: {@code PASSWORD('x')}, {@code setPassword("x")}, {@code define('DB_PASSWORD', 'x')}, and
 * what SQL hashes, {@code VALUES ('bob', MD5('x'))}. {@code getPassword("name")} has none.
 */
final class Calls {

    private static final int MAX_FUNCTION = 16;
    private static final int MAX_STATEMENT = 128;

    private static final Set<String> HASHES = Set.of(
            "md5",
            "sha",
            "sha1",
            "sha2",
            "sha256",
            "sha512",
            "crypt",
            "encrypt",
            "password",
            "old_password",
            "hashbytes",
            "aes_encrypt",
            "standard_hash");

    private final Text text;
    private final NameRules names;
    private final PairMarks marks;
    private final PairValue value;
    private final PairHits hits;

    Calls(Text text, NameRules names, PairMarks marks, PairValue value, PairHits hits) {
        this.text = text;
        this.names = names;
        this.marks = marks;
        this.value = value;
        this.hits = hits;
    }

    /** Adds the argument of a call whose name ends before its parenthesis; gives where to go on, or -1. */
    int find(int nameStart, int nameEnd) {
        if (!marks.isQuote(nameEnd + 1)) {
            return -1;
        }
        if (isPasswordSetter(nameStart, nameEnd)) {
            MaskingRule rule = names.find(text.bytes(), nameStart, nameEnd).rule();
            value.read(nameEnd + 1, false, ' ');
            return rule != null && value.isClosed() && value.isMixed() ? hits.add(rule) : -1;
        }
        if (!isHash(nameStart, nameEnd) || !isInStatement(nameStart)) {
            return -1;
        }
        readHashed(nameEnd);
        return value.isClosed() && value.isMixed() ? hits.addSecret() : -1;
    }

    /** Adds the argument behind one that is a quoted name; gives where to go on, or -1. */
    int findArgument(int nameStart, int nameEnd) {
        int start = marks.spaces(nameEnd + 2);
        int before = text.at(nameStart - 2);
        boolean called = before == '(' || (before == ' ' && text.at(nameStart - 3) == '(');
        if (!called || !marks.isQuote(start)) {
            return -1;
        }
        MaskingRule rule = names.find(text.bytes(), nameStart, nameEnd).rule();
        if (rule == null) {
            return -1;
        }
        value.read(start, false, ' ');
        return value.isClosed() && value.isMixed() ? hits.add(rule) : -1;
    }

    /** Makes what is hashed the value, where the value was a call that hashes, as in {@code password = MD5('x')}. */
    void takeHashed() {
        int open = value.end() - 1;
        if (!value.isQuoted() && text.at(open) == '(' && marks.isQuote(open + 1) && isHash(value.start(), open)) {
            readHashed(open);
        }
    }

    /** Reads the first argument; the second where the first names the function, as in {@code HASHBYTES('MD5', 'x')}. */
    private void readHashed(int open) {
        value.read(open + 1, false, ' ');
        int comma = value.end() + 1;
        int second = text.at(comma) == ',' ? marks.spaces(comma + 1) : comma;
        if (value.isClosed() && (text.at(open - 1) | 32) == 's' && marks.isQuote(second)) {
            value.read(second, false, ' ');
        }
    }

    private boolean isHash(int start, int end) {
        return end - start <= MAX_FUNCTION
                && end > start
                && HASHES.contains(text.string(start, end).toLowerCase(Locale.ROOT));
    }

    /** Whether a statement of SQL stands before, since code hashes much that is no secret. */
    private boolean isInStatement(int at) {
        int floor = Math.max(text.from(), at - MAX_STATEMENT);
        for (int i = at - 1; i >= floor; i--) {
            if (text.startsWithIgnoringCase("values", i)
                    || text.startsWithIgnoringCase("select ", i)
                    || text.startsWithIgnoringCase(" where ", i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isPasswordSetter(int nameStart, int nameEnd) {
        int start = Math.max(nameStart, nameEnd - 8);
        if (!text.startsWithIgnoringCase("password", start)) {
            return false;
        }
        int before = text.at(start - 1);
        return start == nameStart
                || before == '.'
                || (start - 3 >= nameStart && text.startsWithIgnoringCase("set", start - 3))
                || (start - 4 >= nameStart && text.startsWithIgnoringCase("with", start - 4));
    }
}
