package io.sordini.core.sanitize.scan;

import io.sordini.core.policy.MaskingRule;
import io.sordini.core.sanitize.name.HintWords;
import io.sordini.core.sanitize.name.NameRules;
import java.util.List;

/**
 * Finds secrets and personal data in plain text in one pass over its bytes. A table splits the bytes into words and
 * symbols; the first bytes, the kinds of bytes and what follows a word choose the few detectors that look at it. Linear:
 * a detector consumes what it read, is bounded, or remembers how far it failed. Text without finds allocates nothing.
 * Confined to one thread, like the hits that it gives.
 */
public final class TextScanner {

    private static final int MAX_NAME = 64;
    private static final int SHORTEST_SEGMENTED = 16;

    /** What a short word may be part of something with, if it stands behind it. */
    private static final boolean[] MATTERS = new boolean[256];

    static {
        for (int b = 0; b < 128; b++) {
            MATTERS[b] = Pairs.mayFollowName(b) || "~.-".indexOf(b) >= 0;
        }
    }

    private final Text text = new Text();
    private final Hints hints = new Hints();
    private final Features features = new Features();
    private final DigitRuns digits = new DigitRuns(text, hints);
    private final Addresses addresses = new Addresses(text, hints);
    private final Mailboxes mailboxes = new Mailboxes(text);
    private final UrlPasswords urls = new UrlPasswords(text);
    private final PemKeys pems = new PemKeys(text);
    private final Tokens tokens = new Tokens(text);
    private final LongWords longWords = new LongWords(text);
    private final Ibans ibans = new Ibans(text);
    private final Pairs pairs;
    private Profile profile = Profile.STRICT;
    private int nameStart;
    private int wordEnd;

    /** @param rules what the policy says of names; more names are known to be sensitive */
    public TextScanner(List<MaskingRule> rules) {
        this(new NameRules(rules));
    }

    public TextScanner(NameRules names) {
        pairs = new Pairs(text, names, this::between);
    }

    /** Scans bytes {@code from} to before {@code to} of valid UTF-8. The hits are valid until the next scan. */
    public Hits scan(byte[] utf8, int from, int to) {
        return scan(utf8, from, to, Profile.STRICT, 0);
    }

    /** @param hinted bits of what the name of the text says of it */
    Hits scan(byte[] utf8, int from, int to, Profile doubt, int hinted) {
        text.open(utf8, from, to);
        profile = doubt;
        hints.open(hinted, from);
        features.clear();
        digits.clear();
        addresses.clear();
        tokens.clear();
        pems.clear();
        urls.clear();
        pairs.clear();
        nameStart = from;
        wordEnd = from - 2;
        run(utf8, from, to);
        return text.hits;
    }

    Features features() {
        return features;
    }

    private void between(int from, int to) {
        run(text.bytes(), from, to);
    }

    private void run(byte[] bytes, int from, int to) {
        byte[] table = Bytes.table();
        int i = from;
        while (i < to) {
            int kind = table[bytes[i] & 0xff];
            if (kind == 0) {
                i++;
            } else if (kind == Bytes.SYMBOL) {
                int next = symbol(bytes[i], i);
                i = Math.max(i + 1, next);
            } else {
                int start = i;
                int kinds = kind;
                i++;
                while (i < to && ((kind = table[bytes[i] & 0xff]) & Bytes.WORD) != 0) {
                    kinds |= kind;
                    i++;
                }
                i = Math.max(i, word(bytes, start, i, kinds));
            }
        }
    }

    /** Looks at a word; gives where a find ends, or anything before the word's end. */
    private int word(byte[] bytes, int start, int end, int kinds) {
        boolean joined = start == wordEnd + 1 && (bytes[wordEnd] == '-' || bytes[wordEnd] == '.');
        if (!joined) {
            nameStart = start;
        }
        wordEnd = end;
        int first = bytes[start];
        if (first >= '0' && first <= '9') {
            int found = (kinds & (Bytes.UPPER | Bytes.LOWER)) == 0 ? digits.find(start, end, profile) : -1;
            if (found > 0) {
                return found;
            }
        } else {
            int starts = end - start > 1 ? Starts.of(first, bytes[start + 1]) : Starts.ofLetter(first, text.at(end));
            if (starts != 0) {
                int found = started(bytes, start, end, starts);
                if (found > 0) {
                    return found;
                }
            }
            if ((kinds & Bytes.DIGIT) != 0 && ibans.mayStart(start)) {
                int found = ibans.find(start);
                if (found > 0) {
                    return found;
                }
            }
        }
        return rest(start, end, kinds);
    }

    private int started(byte[] bytes, int start, int end, int starts) {
        boolean placeholder = text.at(start - 1) == '[' && text.at(end) == ']';
        if ((starts & Starts.HINT) != 0 && !placeholder) {
            int said = HintWords.of(bytes, start, end);
            if (said != 0) {
                hints.see(said, end);
            }
        }
        return (starts & Starts.TOKEN) != 0 ? tokens.find(start, end) : -1;
    }

    /** What any word may be: long, segmented, part of a hardware address, a name with a value. */
    private int rest(int start, int end, int kinds) {
        int length = end - start;
        if (length < SHORTEST_SEGMENTED && (kinds & Bytes.UNDERSCORE) == 0 && !MATTERS[text.at(end) & 0xff]) {
            return -1;
        }
        if (length >= SHORTEST_SEGMENTED) {
            features.seeLongWord(kinds, start, end);
            if (text.at(start) > '9' && (kinds & Bytes.DIGIT) != 0) {
                int card = digits.findBehindLetters(start, end, profile);
                if (card > 0) {
                    return card;
                }
            }
            int found = length >= LongWords.SHORTEST ? longWords.find(start, end, kinds) : -1;
            if (found < 0 && (kinds & Bytes.UNDERSCORE) != 0) {
                found = segments(start, end);
            }
            if (found > 0) {
                return found;
            }
        } else if ((kinds & Bytes.UNDERSCORE) != 0) {
            hintsOfSegments(start, end);
        }
        int next = text.at(end);
        int joined = next == ':' ? digits.findBot(start, end) : tokens.findJoined(start, end, next);
        if (joined > 0) {
            return joined;
        }
        if ((kinds & Bytes.NOT_HEX) == 0 && (next == '-' || next == '.')) {
            int found = hardware(start, length, next);
            if (found > 0) {
                return found;
            }
        }
        boolean named = (kinds & (Bytes.UPPER | Bytes.LOWER)) != 0 && mayHaveValue(start, end, next);
        return named ? pairs.find(Math.max(nameStart, end - MAX_NAME), end) : -1;
    }

    private boolean mayHaveValue(int start, int end, int next) {
        boolean option = nameStart <= start && text.at(nameStart - 1) == '-';
        if (option || (next != ' ' && next != '\t')) {
            return option || Pairs.mayFollowName(next);
        }
        int second = text.at(end + 1);
        return second != ' '
                ? second != '\\'
                        && second != ']'
                        && (Pairs.mayFollowName(second)
                                || isTold(second, text.at(end + 2))
                                || ToldSecrets.mayFollow(text, end))
                : end + 2 < text.to();
    }

    /** As in "password is hunter2". */
    static boolean isTold(int first, int second) {
        return (first == 'i' || first == 'w') && (second == 's' || second == 'a');
    }

    private int hardware(int start, int length, int next) {
        int end = -1;
        if (next == '-' && length == 2 && text.at(start + 5) == '-' && text.before(start) != '-') {
            end = addresses.hardwareEnd(start, '-');
        } else if (next == '.' && length == 4 && text.at(start + 9) == '.') {
            end = addresses.dottedHardwareEnd(start);
        }
        if (end > 0) {
            text.hits.add(start, end, MaskClass.MAC);
        }
        return end;
    }

    /** Looks for keys behind the underscores of a word, as in {@code old_ghp_...}; the word goes as a whole. */
    private int segments(int start, int end) {
        hintsOfSegments(start, end);
        for (int i = start + 1; i < end - 8; i++) {
            if (text.at(i - 1) == '_' && Prefixes.mayStart(text.at(i), text.at(i + 1))) {
                int found = Prefixes.end(text, i);
                if (found > 0) {
                    text.hits.add(start, found, MaskClass.SECRET);
                    return found;
                }
            }
        }
        return -1;
    }

    private void hintsOfSegments(int start, int end) {
        int from = start;
        int limit = Math.min(end, start + MAX_NAME);
        for (int i = start; i <= limit; i++) {
            if (i == limit || text.at(i) == '_') {
                if (i > from) {
                    hints.see(HintWords.of(text.bytes(), from, i), end);
                }
                from = i + 1;
            }
        }
    }

    private int symbol(int b, int i) {
        return switch (b) {
            case '@' -> mailboxes.find(i);
            case ':' -> text.at(i + 1) == '/' && text.at(i + 2) == '/' ? urls.find(i + 3) : joined(i);
            case '/' -> text.at(i + 1) == '/' && isAlone(i) ? urls.find(i + 2) : -1;
            case '-' -> pems.find(i);
            case '=', '+', '%', '\\', '&' -> encoding(b, i);
            default -> beyondAscii(i);
        };
    }

    private int encoding(int b, int i) {
        if (b == '+' || b == '=' || Decoded.mayStart(text, b, i)) {
            features.see(b, i);
        }
        return b == '=' && (text.at(i + 1) == '=' || text.at(i - 1) == '!')
                ? compared(i)
                : b == '=' && Pairs.isBeyondAscii(text, i) ? pairs.findBeyondAscii(i) : -1;
    }

    private int joined(int colon) {
        return Pairs.isBeyondAscii(text, colon) ? pairs.findBeyondAscii(colon) : addresses.find(colon);
    }

    private boolean isAlone(int slash) {
        int before = text.at(slash - 1);
        return before != ':' && before != '/' && !Bytes.isWord(before);
    }

    private int compared(int i) {
        int found = pairs.findCompared(text.at(i - 1) == '!' ? i - 1 : i);
        return found > 0 ? found : i + 2;
    }

    private int beyondAscii(int i) {
        int width = Controls.width(text, i);
        if (width > 0) {
            text.hits.add(i, i + width, MaskClass.CONTROL);
            return i + width;
        }
        if (Controls.isWide(text, i)) {
            features.see(Features.WIDE, i);
        }
        return -1;
    }
}
