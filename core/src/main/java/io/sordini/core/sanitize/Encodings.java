package io.sordini.core.sanitize;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Undoes one level of percent encoding and of {@code \}{@code uXXXX} escapes. */
final class Encodings {

    private Encodings() {}

    /** The decoded text, or null if nothing in it is encoded. Bytes that are not UTF-8 become U+FFFD. */
    static @Nullable String decode(String text) {
        int first = 0;
        while (first < text.length() && !isPercent(text, first) && !isEscape(text, first)) {
            first++;
        }
        return first == text.length() ? null : decodeFrom(text, first);
    }

    private static String decodeFrom(String text, int first) {
        StringBuilder decoded = new StringBuilder(text.length()).append(text, 0, first);
        int i = first;
        while (i < text.length()) {
            if (isPercent(text, i)) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                while (isPercent(text, i)) {
                    bytes.write(Integer.parseInt(text, i + 1, i + 3, 16));
                    i += 3;
                }
                decoded.append(bytes.toString(StandardCharsets.UTF_8));
            } else if (isEscape(text, i)) {
                decoded.append((char) Integer.parseInt(text, i + 2, i + 6, 16));
                i += 6;
            } else {
                decoded.append(text.charAt(i++));
            }
        }
        return decoded.toString();
    }

    /** Encodes what would break a form body or a query apart, and nothing more. */
    static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '&' || c == '%' || c == '+' || c == '#') {
                encoded.append(String.format("%%%02X", (int) c));
            } else {
                encoded.append(c);
            }
        }
        return encoded.toString();
    }

    private static boolean isPercent(String text, int at) {
        return Ascii.at(text, at) == '%' && Ascii.isHex(Ascii.at(text, at + 1)) && Ascii.isHex(Ascii.at(text, at + 2));
    }

    private static boolean isEscape(String text, int at) {
        if (text.charAt(at) != '\\' || Ascii.at(text, at + 1) != 'u') {
            return false;
        }
        for (int i = at + 2; i < at + 6; i++) {
            if (!Ascii.isHex(Ascii.at(text, i))) {
                return false;
            }
        }
        return true;
    }
}
