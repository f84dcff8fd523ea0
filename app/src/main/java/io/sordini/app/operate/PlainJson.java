package io.sordini.app.operate;

import java.nio.charset.StandardCharsets;

/** JSON in ASCII alone, so that nothing in it can harm a terminal; it means the same. */
final class PlainJson {

    private PlainJson() {}

    /** @param json in UTF-8, one line */
    static String of(byte[] json) {
        String text = new String(json, StandardCharsets.UTF_8);
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x7f) {
                plain.append(c);
            } else { // can only stand in a string
                plain.append(String.format("\\u%04x", (int) c));
            }
        }
        return plain.toString();
    }
}
