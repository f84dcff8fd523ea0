package io.sordini.core.sanitize.scan;

import java.nio.charset.StandardCharsets;

/** Credentials that give themselves away by their form: JOSE tokens, authorization schemes, issuers' keys. */
final class Tokens {

    private static final int MAX_HEADER = 4096;
    private static final int MIN_BEARER = 8;
    private static final int MAX_BEARER = 16 * 1024;
    private static final byte[] OPENAI = Text.ascii("T3BlbkFJ");

    private final Text text;
    private final BasicPairs pairs;
    private int noTokenBefore;
    private int noMarkBefore;
    private boolean unsigned;
    private int token68Start;
    private int token68End;

    Tokens(Text text) {
        this.text = text;
        pairs = new BasicPairs(text);
    }

    void clear() {
        noTokenBefore = -1;
        noMarkBefore = -1;
        token68End = -1;
        pairs.clear();
    }

    static boolean mayStart(int first, int second) {
        return (first == 'e' && (second == 'y' || second == 'w'))
                || (first == 's' && second == 'k')
                || ((first | 32) == 'b' && ((second | 32) == 'a' || (second | 32) == 'e'))
                || Prefixes.mayStart(first, second);
    }

    /** Adds the token that starts with a word; gives where to go on, or -1. */
    int find(int start, int end) {
        int first = text.at(start);
        if (first == 'e' && start >= noTokenBefore) {
            int jose = joseEnd(start);
            if (jose > 0) {
                text.hits.add(start, jose, MaskClass.JWT);
                return jose;
            }
        }
        if ((first | 32) == 'b') {
            int value = scheme(start, end);
            if (value > 0) {
                return value;
            }
        }
        int key = Prefixes.end(text, start);
        if (key < 0 && first == 's' && text.at(start + 1) == 'k' && text.at(start + 2) == '-') {
            key = openAiEnd(start);
        }
        if (key > 0) {
            text.hits.add(text.tooLong.start(urlStart(start), key), key, MaskClass.SECRET);
        }
        return key;
    }

    /** A key that is a URL goes with its scheme. */
    private int urlStart(int host) {
        int start = host;
        if (text.at(host - 1) == '/' && text.at(host - 2) == '/' && text.at(host - 3) == ':') {
            start -= 3;
            while (host - start < 10 && Bytes.isLetter(text.at(start - 1))) {
                start--;
            }
        }
        return Math.max(start, text.hits.lastEnd());
    }

    private int base64UrlEnd(int at) {
        return text.runEnd('w', at);
    }

    /** The end of a JWS or JWE in compact form, or -1. */
    private int joseEnd(int start) {
        if (text.at(start + 2) != 'J' && text.at(start + 2) != 'o') {
            return -1;
        }
        int header = base64UrlEnd(start);
        noTokenBefore = header;
        if (text.at(header) != '.' || header - start < 12 || header - start > MAX_HEADER || !isHeader(start, header)) {
            return -1;
        }
        int end = base64UrlEnd(header + 1);
        boolean encrypted = text.at(header + 1) == '.';
        if (end == header + 1 && !encrypted) {
            return -1;
        }
        for (int part = 2; part < 5 && text.at(end) == '.'; part++) {
            int next = base64UrlEnd(end + 1);
            if (next == end + 1 && !encrypted) {
                return unsigned ? next : end;
            }
            end = next;
        }
        return end;
    }

    /** Whether a run decodes to a JSON object with a parameter that such headers have. */
    private boolean isHeader(int start, int end) {
        String json = new String(Checks.decode(text.string(start, end)), StandardCharsets.ISO_8859_1).strip();
        for (int i = 0; i < json.length(); i++) {
            if (json.charAt(i) < ' ' && !Bytes.isSpace(json.charAt(i))) {
                return false;
            }
        }
        unsigned = json.contains("\"none\"");
        return json.startsWith("{")
                && json.endsWith("}")
                && (json.contains("\"alg\"") || json.contains("\"typ\"") || json.contains("\"enc\""));
    }

    /** The credentials behind {@code Bearer} and {@code Basic}; gives where to go on, or -1. */
    private int scheme(int start, int end) {
        boolean basic = end - start == 5 && text.startsWithIgnoringCase("basic", start);
        boolean bearer = end - start == 6 && text.startsWithIgnoringCase("bearer", start);
        int space = text.at(end);
        if (!(basic || bearer) || !(space == ' ' || space == '+')) {
            return -1;
        }
        int at = end + 1;
        while (at < end + 4 && text.at(at) == ' ') {
            at++;
        }
        int to = Math.min(at + MAX_BEARER, token68End(at));
        if (to - at < MIN_BEARER || (basic ? !pairs.isPair(at, to) : !isMixed(at, to))) {
            return -1;
        }
        text.hits.add(at, to, MaskClass.SECRET);
        return to;
    }

    /** The end of a run that is looked at once, however many schemes it has. */
    private int token68End(int at) {
        if (at >= token68Start && at < token68End) {
            return token68End;
        }
        int to = at;
        while (to < text.to() && isToken68(text.at(to))) {
            to++;
        }
        token68Start = at;
        token68End = to;
        return to;
    }

    private static boolean isToken68(int b) {
        return Bytes.isWord(b) || "-.~+/=".indexOf(b) >= 0;
    }

    /** A short word without digits and capitals is prose, as in "bearer authentication". */
    private boolean isMixed(int at, int to) {
        int kinds = 0;
        for (int i = at; i < to; i++) {
            kinds |= Bytes.of(text.at(i));
        }
        return (kinds & (Bytes.DIGIT | Bytes.UPPER)) != 0 || to - at >= 24;
    }

    /** Adds a key whose mark stands behind its first word: of Terraform, of Azure; gives where to go on, or -1. */
    int findJoined(int start, int end, int next) {
        int from = -1;
        int least = 31;
        if (next == '~' && text.at(end - 1) == 'Q' && end - start >= 2 && Bytes.isDigit(text.at(end - 2))) {
            from = end + 1;
        } else if (next == '.' && end - start == 14 && text.startsWithIgnoringCase("atlasv1.", end + 1)) {
            from = end + 9;
            least = 60;
        }
        int i = from;
        while (i >= 0 && i < from + 80 && (Bytes.isName(text.at(i)) || text.at(i) == '~' || text.at(i) == '=')) {
            i++;
        }
        if (i - from < least) {
            return -1;
        }
        text.hits.add(start, i, MaskClass.SECRET);
        return i;
    }

    /** Whether OpenAI's mark stands in a range; where it was looked for in vain, it is not looked for again. */
    private boolean isMarked(int from, int to) {
        boolean marked = text.indexOf(OPENAI, Math.max(from, noMarkBefore), to) > 0;
        noMarkBefore = marked ? noMarkBefore : Math.max(noMarkBefore, to - OPENAI.length + 1);
        return marked;
    }

    private int openAiEnd(int start) {
        int end = base64UrlEnd(start);
        int body = start + 3;
        if (end - start >= 40 && isMarked(body, Math.min(end, body + 200))) {
            return end;
        }
        boolean plain = end - body == 32 || end - body >= 48;
        for (int i = body; plain && i < end; i++) {
            plain = Bytes.isAlphanumeric(text.at(i));
        }
        return plain ? end : -1;
    }
}
