package io.sordini.core.sanitize.scan;

/** Characters beyond those of C0 that would forge or reorder a line of the log, and those that only look wide. */
final class Controls {

    private Controls() {}

    /** The width in bytes of the forbidden character that starts here, or 0. */
    static int width(Text text, int at) {
        int lead = text.at(at) & 0xff;
        int second = text.at(at + 1) & 0xff;
        int third = text.at(at + 2) & 0xff;
        return switch (lead) {
            case 0x7f -> 1;
            case 0xc2 -> second >= 0x80 && second <= 0x9f ? 2 : 0;
            case 0xd8 -> second == 0x9c ? 2 : 0;
            case 0xe2 ->
                (second == 0x80 && isGeneral(third)) || (second == 0x81 && third >= 0xa0 && third <= 0xaf) ? 3 : 0;
            case 0xef -> second == 0xbb && third == 0xbf ? 3 : 0;
            default -> 0;
        };
    }

    /** Of U+2000 to U+203F: zero width space, marks of direction, separators of lines, and embeddings. */
    private static boolean isGeneral(int third) {
        return third == 0x8b || third == 0x8e || third == 0x8f || (third >= 0xa8 && third <= 0xae);
    }

    /** Whether a full-width form of an ASCII character starts here. */
    static boolean isWide(Text text, int at) {
        int second = text.at(at + 1) & 0xff;
        return (text.at(at) & 0xff) == 0xef && (second == 0xbc || second == 0xbd);
    }
}
