package io.sordini.core.sanitize.scan;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Where the secret stands that a text tells without joining it to its name by an operator: {@code requirepass x},
 * {@code password [x]}, {@code password for bob: x}, {@code password set to x}. Without an operator only what looks made up
 * is a secret, so that "password authentication" is none.
 */
final class ToldSecrets {

    private static final int MAX_OWNER = 64;
    private static final int SHORTEST = 6;

    /** What is as long as keys are may have slashes, which else are those of a path. */
    private static final int SHORTEST_KEY = 32;

    private static final List<String> TELLING = List.of(
            "is: ",
            "was: ",
            "is ",
            "was ",
            "set to ",
            "is set to ",
            "changed to ",
            "reset to ",
            "changed from ",
            "entered: ",
            "used: ",
            "supplied: ",
            "provided: ",
            "tried: ",
            "lautet ");

    private static final String TELLING_STARTS =
            TELLING.stream().map(words -> words.substring(0, 1)).distinct().collect(Collectors.joining());

    /** What letters and digits together are besides secrets, by how it starts. */
    private static final List<String> TERMS = List.of("sha", "md5", "oauth", "base64", "argon2", "0x", "http", "pkcs");

    private final Text text;
    private final PairValue value;

    ToldSecrets(Text text, PairValue value) {
        this.text = text;
        this.value = value;
    }

    /**
     * Whether a word that ends before a space may be a name whose value follows it: password, passwd, requirepass, secret,
     * token, auth, key, by, Passwort, the community of SNMP, the command net, and pin and otp before a digit.
     */
    static boolean mayFollow(Text text, int end) {
        int before = text.at(end - 2) | 32;
        int last = text.at(end - 1) | 32;
        if (!endsName(before, last)) {
            return false;
        }
        boolean code = (last == 'p' && before == 't') || (last == 'n' && before == 'i');
        if (code) {
            return Bytes.isDigit(text.at(end + 1));
        }
        boolean community = last == 'y' && before == 't';
        boolean german = last == 't' && before == 'r';
        return !(community || german) || text.startsWithIgnoringCase(german ? "wo" : "ni", end - 4);
    }

    /** Whether a word whose last two letters are these may be such a name. */
    static boolean endsName(int before, int last) {
        return switch (last) {
            case 'd' -> before == 'r' || before == 'w';
            case 's' -> before == 's';
            case 't' -> before == 'e' || before == 'r';
            case 'n' -> before == 'e' || before == 'i';
            case 'h' -> before == 't';
            case 'w' -> before == 'p';
            case 'y' -> before == 'b' || before == 'e' || before == 't';
            case 'p' -> before == 't';
            default -> false;
        };
    }

    /** Where the words between a name and its value end, or {@code at} if there are none. */
    int telling(int at) {
        if (TELLING_STARTS.indexOf(Bytes.lower(text.at(at))) < 0) {
            return at;
        }
        for (String words : TELLING) {
            if (text.startsWithIgnoringCase(words, at)) {
                return at + words.length();
            }
        }
        return at;
    }

    /** Where the value starts behind {@code for bob: }, {@code for bob is } or {@code (admin): }, or -1. */
    int behindOwner(int at) {
        int i = at;
        if (text.startsWithIgnoringCase("for ", at)) {
            i += 4;
        } else if (text.at(at) != '(') {
            return -1;
        }
        int limit = Math.min(text.to(), i + MAX_OWNER);
        while (i < limit && !Bytes.isSpace(text.at(i)) && text.at(i) != '=' && !isColon(i)) {
            i++;
        }
        if (isColon(i)) {
            return i + 2;
        }
        int operator = text.at(i) == ' ' ? i + 1 : i;
        if (text.at(operator) == '=' && text.at(operator + 1) != '=') {
            return text.at(operator + 1) == ' ' ? operator + 2 : operator + 1;
        }
        return text.startsWithIgnoringCase(" is ", i) ? i + 4 : -1;
    }

    /** Reads a secret without quotes, in brackets or behind the number of its kind; tells whether it looks made up. */
    boolean read(int at) {
        int start = at;
        if (text.at(at) == '[' || text.at(at) == '(') {
            start++;
        } else if (Bytes.isDigit(text.at(at)) && text.at(at + 1) == ' ') { // as in "password 7 08314942"
            start += 2;
        }
        int end = start;
        while (end < text.to() && !endsBare(text.at(end))) {
            end++;
        }
        while (end > start && ".,;:".indexOf(text.at(end - 1)) >= 0) {
            end--;
        }
        value.take(start, end);
        return isMadeUp(start, end, start == at + 2);
    }

    private boolean isMadeUp(int start, int end, boolean numbered) {
        if (end - start < SHORTEST || TERMS.stream().anyMatch(term -> text.startsWithIgnoringCase(term, start))) {
            return false;
        }
        boolean letter = numbered;
        boolean digit = false;
        boolean key = end - start >= SHORTEST_KEY && text.at(start) != '/';
        for (int i = start; i < end; i++) {
            int b = text.at(i);
            if ((b == '/' && !key)
                    || b == '\\'
                    || b == '='
                    || b == '('
                    || b == '{'
                    || b == '<'
                    || b == '%'
                    || isColon(i)) {
                return false;
            }
            letter |= Bytes.isLetter(b);
            digit |= Bytes.isDigit(b);
        }
        return letter && digit;
    }

    private boolean isColon(int at) {
        return text.at(at) == ':' && text.at(at + 1) == ' ';
    }

    private static boolean endsBare(int b) {
        return Bytes.isSpace(b) || b == '"' || b == '\'' || b == '`' || b == ']' || b == ')';
    }
}
