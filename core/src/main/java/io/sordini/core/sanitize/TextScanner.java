package io.sordini.core.sanitize;

import io.sordini.core.policy.MaskingRule;
import io.sordini.schemas.subject.Address;

/**
 * Masks the text classes in plain text in one pass from left to right. Linear: a look ahead either consumes what it saw,
 * is bounded, or remembers how far it failed; a look back never passes the last masked character or another {@code @}.
 */
final class TextScanner {

    private static final int MAX_ADDRESS = 45;
    private static final byte[] INTERESTING = new byte[128];

    static {
        for (char c = 0; c < 128; c++) {
            INTERESTING[c] = (byte) (Ascii.isAlphanumeric(c) || c == '@' || c == ':' || c == '-' ? 1 : 0);
        }
    }

    private final String text;
    private final NameRules names;
    private final MaskReport report;
    private final DigitGroups groups;
    private final StringBuilder masked = new StringBuilder();
    private int done;
    private int wordEnd;
    private int noTokenBefore;
    private int noAddressBefore;

    private TextScanner(String text, NameRules names, MaskReport report) {
        this.text = text;
        this.names = names;
        this.report = report;
        this.groups = new DigitGroups(text);
    }

    static String mask(String text, NameRules names, MaskReport report) {
        return new TextScanner(text, names, report).run();
    }

    private String run() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c < 128 ? INTERESTING[c] == 0 : c != '\uff20') {
                i++;
            } else {
                i = Math.max(i + 1, look(c, i));
            }
        }
        return done == 0 ? text : masked.append(text, done, text.length()).toString();
    }

    /** Where to go on; anything up to {@code i} means one character further. */
    private int look(char c, int i) {
        if (c == '@' || c == '\uff20') {
            return mailbox(i);
        }
        if (c == ':') {
            return text.startsWith("//", i + 1) ? userInfo(i + 3) : addressV6(i);
        }
        if (c == '-') {
            return replace(i, Credentials.pemEnd(text, i), MaskClass.SECRET);
        }
        char before = Ascii.at(text, i - 1);
        if (Ascii.isAlphanumeric(before)) {
            return i;
        }
        return Ascii.isDigit(c) ? digits(i) : letters(i, before);
    }

    private int mailbox(int at) {
        int start = Mailboxes.start(text, at, done);
        return start == at ? at : replace(start, Mailboxes.end(text, at), MaskClass.EMAIL);
    }

    private int userInfo(int at) {
        int end = Credentials.userInfoEnd(text, at);
        int colon = end < 0 ? -1 : text.indexOf(':', at);
        return colon < 0 || colon + 1 >= end ? at : replace(colon + 1, end, MaskClass.SECRET);
    }

    private int addressV6(int colon) {
        if (colon < noAddressBefore) {
            return colon;
        }
        int start = colon;
        while (start > done && colon - start < 4 && Ascii.isHex(text.charAt(start - 1))) {
            start--;
        }
        int end = colon;
        while (end < text.length() && end - start <= MAX_ADDRESS && isAddress(text.charAt(end))) {
            end++;
        }
        noAddressBefore = end;
        boolean word = Ascii.isAlphanumeric(Ascii.at(text, start - 1)) || Ascii.isAlphanumeric(Ascii.at(text, end));
        while (end > start + 2 && (text.charAt(end - 1) == '.' || isLoneColon(end - 1))) {
            end--;
        }
        boolean address = !word
                && end - start > 2
                && Address.parse(text.substring(start, end)).isPresent();
        return address ? replace(start, end, MaskClass.IP) : colon;
    }

    private boolean isLoneColon(int at) {
        return text.charAt(at) == ':' && text.charAt(at - 1) != ':';
    }

    private static boolean isAddress(char c) {
        return Ascii.isHex(c) || c == ':' || c == '.';
    }

    private int digits(int i) {
        groups.read(i);
        int end = groups.addressEnd();
        if (end >= 0) {
            return replace(i, end, MaskClass.IP);
        }
        end = groups.cardEnd();
        if (end >= 0) {
            return replace(i, end, MaskClass.CARD);
        }
        return replace(i, groups.ssnEnd(), MaskClass.SSN);
    }

    private int letters(int i, char before) {
        if (text.startsWith("eyJ", i) && i >= noTokenBefore) {
            int header = Credentials.base64UrlEnd(text, i);
            int end = Credentials.jwtEnd(text, i, header);
            if (end >= 0) {
                return replace(i, end, MaskClass.JWT);
            }
            noTokenBefore = header;
        }
        return i < wordEnd || before == '_' ? i : word(i);
    }

    private int word(int start) {
        wordEnd = start;
        while (wordEnd < text.length() && Ascii.isName(text.charAt(wordEnd))) {
            wordEnd++;
        }
        int prefixed = Credentials.prefixedEnd(text, start, wordEnd);
        if (prefixed >= 0) {
            return replace(start, prefixed, MaskClass.SECRET);
        }
        boolean basic = isScheme(start, "basic");
        if (basic || isScheme(start, "bearer")) {
            return replace(wordEnd + 1, Credentials.schemeEnd(text, wordEnd + 1, basic), MaskClass.SECRET);
        }
        int value = Pair.valueStart(text, wordEnd);
        return value < 0 || value == text.length() || isPlaceholder(start) ? start : pair(start, value);
    }

    private boolean isScheme(int start, String scheme) {
        return wordEnd - start == scheme.length()
                && text.regionMatches(true, start, scheme, 0, scheme.length())
                && (Ascii.at(text, wordEnd) == ' ' || Ascii.at(text, wordEnd) == '+');
    }

    /** Whether the word is one that a masked value was replaced by. */
    private boolean isPlaceholder(int start) {
        return Ascii.at(text, start - 1) == '['
                && !Ascii.isAlphanumeric(Ascii.at(text, start - 2))
                && Ascii.at(text, wordEnd) == ']'
                && MaskClass.isPlaceholder(text.substring(start - 1, wordEnd + 1));
    }

    private int pair(int start, int valueStart) {
        String name = text.substring(start, wordEnd);
        MaskingRule rule = names.find(name);
        if (rule == null) {
            return -1;
        }
        Pair found = Pair.at(text, valueStart);
        Pair pair = NameRules.takesLine(name) ? found.line(text) : found;
        int maskedEnd = RuleMask.maskedEnd(rule, text, pair.start());
        if (maskedEnd >= pair.end() || pair.start() >= pair.end()) {
            return maskedEnd;
        }
        char first = text.charAt(pair.start());
        if (first == '{' || first == '[') {
            pair = pair.rest(text); // a structure that was cut off: its end cannot be told
        }
        copyTo(pair.start());
        report.count(MaskClass.NAME);
        String value = text.substring(pair.start(), pair.end());
        String decoded = Encodings.decode(value);
        return put(RuleMask.apply(rule, decoded == null ? value : decoded), pair.end());
    }

    /** Masks what a detector found; an end of -1 means that it found nothing. */
    private int replace(int start, int end, MaskClass found) {
        if (end < 0) {
            return -1;
        }
        copyTo(start);
        report.count(found);
        return put(found.placeholder(), end);
    }

    private void copyTo(int start) {
        masked.append(text, done, start);
    }

    private int put(String replacement, int end) {
        masked.append(replacement);
        done = end;
        return end;
    }
}
