package io.sordini.core.sanitize.scan;

import java.util.Set;

/** E-mail addresses, found from their {@code @}: neither part can cross another one, so a text is looked at once. */
final class Mailboxes {

    private static final int QUOTED = 64;
    private static final String LOCAL = "+%'~!#$*^";
    /** Endings of files that are no top-level domains. */
    private static final Set<String> FILES = Set.of(
            "avif", "bmp", "class", "conf", "css", "csv", "dll", "docx", "exe", "gif", "gz", "htm", "html", "ico",
            "jar", "jpeg", "jpg", "js", "json", "jsx", "lock", "log", "mjs", "mp3", "png", "pdf", "scss", "svg", "tar",
            "tgz", "tsx", "txt", "webp", "whl", "woff", "xls", "xml", "yaml", "yml");

    private final Text text;

    private final OracleLogins logins;

    Mailboxes(Text text) {
        this.text = text;
        logins = new OracleLogins(text, new PairValue(text));
    }

    /** Adds the address around an {@code @}; gives where to go on, or -1. */
    int find(int at) {
        int login = logins.find(at);
        if (login > 0) {
            return login;
        }
        int start = start(at);
        if (start == at) {
            return -1;
        }
        int end = text.at(at + 1) == '[' ? literalEnd(at + 1) : domainEnd(at + 1);
        if (end < 0 || isRepository(start, at, end)) {
            return -1;
        }
        text.hits.add(text.at(end) == '>' ? bracketStart(start) : start, end, MaskClass.EMAIL);
        return end;
    }

    /** In angle brackets an equals sign belongs to the address: {@code <bounce=bob=a.example@b.example>}. */
    private int bracketStart(int start) {
        int floor = Math.max(text.from(), Math.max(start - QUOTED, text.hits.lastEnd()));
        int i = start;
        while (i > floor
                && (Bytes.isName(text.at(i - 1)) || LOCAL.indexOf(text.at(i - 1)) >= 0 || text.at(i - 1) == '=')) {
            i--;
        }
        return text.at(i - 1) == '<' ? i : start;
    }

    private int start(int at) {
        if (text.at(at - 1) == '"') {
            return quotedStart(at);
        }
        boolean latin = text.at(at - 1) > 0;
        int floor = Math.max(text.from(), masked(at));
        int start = at;
        while (start > floor) {
            int b = text.at(start - 1);
            if (b >= 0) {
                if (!Bytes.isName(b) && LOCAL.indexOf(b) < 0) {
                    break;
                }
                start--;
            } else {
                int lead = lead(start - 1, floor);
                if (lead < 0 || !isLetter(lead) || (latin && (text.at(lead) & 0xff) >= 0xe3)) {
                    break;
                }
                start = lead;
            }
        }
        while (start < at && ".-'*#!$^".indexOf(text.at(start)) >= 0) {
            start++;
        }
        return start;
    }

    /** A masked value is not taken apart, unless the local part starts before it. */
    private int masked(int at) {
        int last = text.hits.lastEnd();
        return last == at || last < 0 || !swallows(last, at) ? last : text.from();
    }

    private boolean swallows(int last, int at) {
        int hit = text.hits.size() - 1;
        MaskClass found = text.hits.maskClass(hit);
        return last < at && (found == MaskClass.EMAIL || found == MaskClass.CARD || found == MaskClass.IP);
    }

    private int quotedStart(int at) {
        for (int i = at - 2; i >= Math.max(text.from(), at - QUOTED) && i >= text.hits.lastEnd(); i--) {
            int b = text.at(i);
            if (b == '"') {
                return text.at(i - 1) == '\\' || i == at - 2 ? at : i;
            }
            if (b == '\n' || b == '@' || b == '=' || b == '{') {
                return at;
            }
        }
        return at;
    }

    private int lead(int continuation, int floor) {
        int lead = continuation;
        while (lead > floor && continuation - lead < 3 && Bytes.isContinuation(text.at(lead))) {
            lead--;
        }
        return (text.at(lead) & 0xc0) == 0xc0 ? lead : -1;
    }

    /** Whether the character that starts here is none of the punctuation, spaces and symbols beyond ASCII. */
    private boolean isLetter(int lead) {
        int b = text.at(lead) & 0xff;
        int next = text.at(lead + 1) & 0xff;
        return b >= 0xc3 && b != 0xe2 && b != 0xef && !(b == 0xe3 && next == 0x80);
    }

    private int domainEnd(int from) {
        int end = from;
        while (end < text.to() && isDomain(end)) {
            end++;
        }
        int labelEnd = end;
        for (int i = end - 1; i > from; i--) {
            if (isDot(i)) {
                int top = topLevelEnd(i + 1, labelEnd);
                if (top > 0 && !isFile(from, i, top)) {
                    return top;
                }
                labelEnd = i;
            }
        }
        return -1;
    }

    private boolean isDomain(int i) {
        int b = text.at(i);
        return b >= 0
                ? Bytes.isName(b)
                : Bytes.isContinuation(b) ? i > 0 && text.at(i - 1) < 0 : isLetter(i) || isWideDot(i);
    }

    private boolean isWideDot(int i) {
        return (text.at(i) & 0xff) == 0xe3 && (text.at(i + 1) & 0xff) == 0x80 && (text.at(i + 2) & 0xff) == 0x82;
    }

    private boolean isDot(int i) {
        return text.at(i) == '.' || ((text.at(i) & 0xff) == 0x82 && isWideDot(i - 2));
    }

    /** The end of a top-level domain that a label starts with, or -1. */
    private int topLevelEnd(int start, int end) {
        if (end - start > 4 && text.startsWithIgnoringCase("xn--", start)) {
            return end;
        }
        int i = start;
        if (text.at(start) < 0) {
            while (i < end && text.at(i) < 0) {
                i++;
            }
        } else {
            while (i < end && Bytes.isLetter(text.at(i))) {
                i++;
            }
        }
        int next = i == end ? '-' : text.at(i);
        return i - start >= 2 && i - start <= 63 && (next == '-' || next == '_' || next < 0) ? i : -1;
    }

    /** As in {@code icon@2x.png} and {@code pkg@1.2.3.tgz}. */
    private boolean isFile(int domain, int dot, int end) {
        if (!FILES.contains(lower(dot + 1, end))) {
            return false;
        }
        int label = dot;
        while (label > domain && !isDot(label - 1)) {
            label--;
        }
        return label == domain || Bytes.isDigit(text.at(label)) || Bytes.isDigit(text.at(domain));
    }

    private String lower(int start, int end) {
        StringBuilder lower = new StringBuilder(8);
        for (int i = start; i < end && i < start + 8; i++) {
            lower.append((char) Bytes.lower(text.at(i)));
        }
        return lower.toString();
    }

    private int literalEnd(int open) {
        int i = open + 1;
        if (text.startsWithIgnoringCase("ipv6:", i)) {
            i += 5;
        }
        int start = i;
        while (i - start < 46 && (Bytes.isHex(text.at(i)) || text.at(i) == '.' || text.at(i) == ':')) {
            i++;
        }
        return i - start > 2 && text.at(i) == ']' ? i + 1 : -1;
    }

    /** As in {@code git@host:path}. */
    private boolean isRepository(int start, int at, int end) {
        boolean user = at - start == 3
                && (text.startsWithIgnoringCase("git", start) || text.startsWithIgnoringCase("svn", start));
        return user && (text.at(end) == ':' || text.at(start - 1) == '/');
    }
}
