package io.sordini.core.sanitize.scan;

import java.nio.charset.StandardCharsets;

/** A value without the encodings that it stands in. */
public final class PlainText {

    private PlainText() {}

    /** The text that a range of UTF-8 stands for. */
    public static String of(byte[] utf8, int from, int to) {
        byte[] bytes = utf8;
        int start = from;
        int end = to;
        for (int depth = 0; depth < DeepScanner.MAX_DEPTH; depth++) {
            Decoded decoded = new Decoded();
            if (!decoded.decode(bytes, start, end, decoded, false)) {
                break;
            }
            bytes = decoded.bytes();
            start = 0;
            end = decoded.size();
        }
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
}
