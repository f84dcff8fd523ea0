package io.sordini.core.sanitize.scan;

import io.sordini.core.sanitize.name.NameRules.Name;

/**
 * Tells values that count something though their name could be a secret's: {@code pass: 12 fail: 0}, {@code GPIO pin: 17},
 * {@code tokens: 512}, {@code emails: 14}, and the results of tests, {@code --- PASS: TestLogin}.
 */
final class Counts {

    private static final int SHORTEST_PIN = 4;

    /** Digits in the largest number of tokens that a text has. */
    private static final int MOST_DIGITS = 9;

    private final Text text;
    private final PairValue value;

    Counts(Text text, PairValue value) {
        this.text = text;
        this.value = value;
    }

    boolean isCount(Name name, int nameStart, int nameEnd) {
        String joined = name.words().joined();
        if (joined.equals("pass")) {
            int digits = digits();
            return (digits > 0 && digits < SHORTEST_PIN) || isResult(nameStart, nameEnd);
        }
        if (joined.endsWith("pin")) {
            int digits = digits();
            return digits > 0 && digits < SHORTEST_PIN - 1;
        }
        int most = joined.endsWith("tokens") || joined.endsWith("emails") ? digits() : 0;
        return most > 0 && most <= MOST_DIGITS;
    }

    /** Where the first word of the value ends. */
    private int wordEnd() {
        int i = value.start();
        while (i < value.end() && !Bytes.isSpace(text.at(i))) {
            i++;
        }
        return i;
    }

    /** How many digits the value is, before words and what ends a sentence; 0 if it is anything else. */
    private int digits() {
        int word = wordEnd();
        int end = word;
        while (end > value.start() && ".,;)".indexOf(text.at(end - 1)) >= 0) {
            end--;
        }
        for (int i = value.start(); i < end; i++) {
            if (!Bytes.isDigit(text.at(i))) {
                return 0;
            }
        }
        boolean words = word == value.end() || Bytes.isLetter(text.at(word + 1));
        return value.isQuoted() || !words ? 0 : end - value.start();
    }

    /** In capitals, before a name in code and how long it took, or behind dashes. */
    private boolean isResult(int nameStart, int nameEnd) {
        boolean capitals = text.at(nameStart) == 'P' && text.at(nameEnd - 1) == 'S';
        boolean dashes =
                text.at(nameStart - 1) == ' ' && text.at(nameStart - 2) == '-' && text.at(nameStart - 3) == '-';
        int behind = wordEnd();
        boolean timed = text.at(behind) == ' ' && text.at(behind + 1) == '(' && Bytes.isDigit(text.at(behind + 2));
        return capitals && (dashes || timed);
    }
}
