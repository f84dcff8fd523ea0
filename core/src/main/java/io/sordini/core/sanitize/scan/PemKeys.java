package io.sordini.core.sanitize.scan;

/** Private keys in PEM and SSH form, from the dashes before BEGIN to those behind END, or to the end of a cut text. */
final class PemKeys {

    private static final byte[] BEGIN = Text.ascii("-----BEGIN ");
    private static final byte[] END = Text.ascii("-----END");
    private static final byte[] PRIVATE = Text.ascii("PRIVATE KEY");
    private static final int MAX_LABEL = 64;

    private final Text text;
    private boolean endless;

    PemKeys(Text text) {
        this.text = text;
    }

    void clear() {
        endless = false;
    }

    /** Adds the key that starts at a dash; gives where to go on, or -1. */
    int find(int start) {
        if (text.at(start + 1) != '-' || !text.startsWith(BEGIN, start)) {
            return -1;
        }
        int label = text.indexOf(PRIVATE, start + BEGIN.length, start + BEGIN.length + MAX_LABEL);
        if (label < 0 || crossesLabel(start + BEGIN.length, label)) {
            return -1;
        }
        int end = endless ? -1 : text.indexOf(END, label, text.to());
        endless = end < 0;
        int close = end < 0 ? text.to() : end + END.length;
        while (close < text.to()
                && close < end + END.length + MAX_LABEL
                && text.at(close) >= 0
                && text.at(close) != '-') {
            close++;
        }
        while (close < text.to() && text.at(close) == '-') {
            close++;
        }
        text.hits.add(start, close, MaskClass.SECRET);
        return close;
    }

    private boolean crossesLabel(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.at(i) == '-') {
                return true;
            }
        }
        return false;
    }
}
