package io.sordini.core.sanitize.scan;

/** IPv4 addresses among groups of digits. */
final class DottedQuads {

    private final Text text;
    private final DigitGroups groups;
    private final Versions versions;

    DottedQuads(Text text, DigitGroups groups, Hints hints) {
        this.text = text;
        this.groups = groups;
        versions = new Versions(text, groups, hints);
    }

    void clear() {
        versions.clear();
    }

    /** The end of an IPv4 address that starts with a group, or -1. */
    int end(int first, Profile profile) {
        if (!isDottedQuad(first)) {
            return isFlow(first) ? groups.end(first + 3) : -1;
        }
        int end = groups.end(first + 3);
        if (versions.isVersion(first, profile)) {
            versions.note(end);
            return -1;
        }
        return end;
    }

    private boolean isDottedQuad(int first) {
        int last = first + 3;
        return last < groups.count()
                && groups.kind(last) != DigitGroups.DOT
                && groups.endsWord(last)
                && areBytes(first, last);
    }

    /** An address with its port behind a dot and an arrow beside it: {@code 192.0.2.1.52044 > 192.0.2.2.443}. */
    private boolean isFlow(int first) {
        int port = first + 4;
        if (port >= groups.count() || groups.kind(port) == DigitGroups.DOT || groups.length(port) > 5) {
            return false;
        }
        boolean arrow = text.startsWithIgnoringCase(" > ", groups.end(port))
                || text.startsWithIgnoringCase(" > ", groups.start(first) - 3);
        return arrow && groups.kind(first + 3) == DigitGroups.DOT && areBytes(first, first + 3);
    }

    private boolean areBytes(int first, int last) {
        for (int group = first; group <= last; group++) {
            int length = groups.length(group);
            boolean leadingZero = length > 1 && text.at(groups.start(group)) == '0';
            if (length > 3 || leadingZero || groups.number(group) > 255) {
                return false;
            }
            if (group < last && groups.kind(group) != DigitGroups.DOT) {
                return false;
            }
        }
        return text.before(groups.start(first)) != '.' || !Bytes.isDigit(text.at(groups.start(first) - 2));
    }
}
