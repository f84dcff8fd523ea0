package io.sordini.core.sanitize.scan;

import io.sordini.core.policy.MaskingRule;
import io.sordini.core.sanitize.name.NameRules;

/** The parts of a body of {@code multipart/form-data}: a part under a sensitive name is found whole. */
final class Multipart {

    private static final int MAX_BOUNDARY = 80;
    private static final byte[] NAME = Text.ascii(" name=\"");

    private final NameRules names;
    private final Text text = new Text();

    Multipart(NameRules names) {
        this.names = names;
    }

    static boolean mayStart(byte[] utf8, int from, int to) {
        return to - from > 2 && utf8[from] == '-' && utf8[from + 1] == '-';
    }

    void find(byte[] utf8, int from, int to, Hits into) {
        text.open(utf8, from, to);
        int lineEnd = text.indexOf(new byte[] {'\n'}, from, from + MAX_BOUNDARY);
        if (lineEnd < 0) {
            return;
        }
        int boundaryEnd = utf8[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        byte[] delimiter = Text.utf8("\n" + text.string(from, boundaryEnd));
        int part = lineEnd + 1;
        while (part < to) {
            int next = text.indexOf(delimiter, part - 1, to);
            int end = next < 0 ? to : next;
            part(part, end, into);
            part = next < 0 ? to : next + delimiter.length;
        }
    }

    private void part(int start, int end, Hits into) {
        int body = start;
        while (body < end && !(text.at(body) == '\n' && isBlank(body + 1))) {
            body++;
        }
        int name = text.indexOf(NAME, start, body);
        if (name < 0) {
            return;
        }
        int nameStart = name + NAME.length;
        int nameEnd = nameStart;
        while (nameEnd < body && text.at(nameEnd) != '"') {
            nameEnd++;
        }
        int from = body + (text.at(body + 1) == '\r' ? 3 : 2);
        int to = end > from && text.at(end - 1) == '\r' ? end - 1 : end;
        MaskingRule rule = names.find(text.bytes(), nameStart, nameEnd).rule();
        boolean masked =
                rule == null || from >= to || MaskClass.isPlaceholder(text.string(from, Math.min(to, from + 40)));
        if (!masked) {
            into.add(from, to, MaskClass.NAME, rule);
        }
    }

    private boolean isBlank(int at) {
        return text.at(at) == '\n' || (text.at(at) == '\r' && text.at(at + 1) == '\n');
    }
}
