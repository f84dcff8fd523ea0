package io.sordini.core.sanitize.scan;

import java.util.Base64;

/** Check digits and encodings that tell what is what from what only looks like it. */
final class Checks {

    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final byte[] BASE64 = new byte[128];

    static {
        java.util.Arrays.fill(BASE64, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        for (int i = 0; i < alphabet.length(); i++) {
            BASE64[alphabet.charAt(i)] = (byte) i;
        }
        BASE64['+'] = BASE64['-'] = 62;
        BASE64['/'] = BASE64['_'] = 63;
    }

    private Checks() {}

    /** The value of a character of either alphabet of base64, or -1. */
    static int base64(int b) {
        return b < 0 ? -1 : BASE64[b];
    }

    /** Whether the six characters behind a token's random part are its CRC-32, as with GitHub and npm. */
    static boolean hasCheckedTail(Text text, int start, int end) {
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(text.bytes(), start, end - 6 - start);
        long sum = crc.getValue();
        for (int i = end - 1; i >= end - 6; i--) {
            if (text.at(i) != BASE62.charAt((int) (sum % 62))) {
                return false;
            }
            sum /= 62;
        }
        return true;
    }

    /** Decodes base64 of either alphabet, or gives nothing. */
    static byte[] decode(String base64) {
        try {
            String standard = base64.replace('-', '+').replace('_', '/');
            return Base64.getDecoder().decode(standard);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
