package io.sordini.core.request;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/**
 * A request's path without query, bounded.
 *
 * @param raw as the client sent it
 */
public record RequestPath(String raw) {

    private static final int MAX = 2048;

    /** Scanners encode twice to get past naive filters; nobody honest does. */
    private static final int DECODINGS = 2;

    /** The path of a request target: what stands before the query. */
    public static RequestPath of(String target) {
        int end = Math.min(target.length(), MAX);
        for (int i = 0; i < end; i++) {
            char c = target.charAt(i);
            if (c == '?' || c == '#') {
                end = i;
            }
        }
        return new RequestPath(target.substring(0, end));
    }

    /** 64 bits of SHA-256. */
    public long hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(raw.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** With percent-encoded ASCII decoded; anything else stays as it is, since patterns are ASCII. */
    public String decoded() {
        String path = raw;
        for (int i = 0; i < DECODINGS && path.indexOf('%') >= 0; i++) {
            path = decode(path);
        }
        return path;
    }

    /** Decoded, without doubled and trailing slashes: what a server's router takes for the same path. */
    public String normalized() {
        String path = decoded();
        StringBuilder plain = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c != '/' || plain.isEmpty() || plain.charAt(plain.length() - 1) != '/') {
                plain.append(c);
            }
        }
        int end = plain.length();
        return end > 1 && plain.charAt(end - 1) == '/' ? plain.substring(0, end - 1) : plain.toString();
    }

    private static String decode(String path) {
        StringBuilder plain = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%' && i + 2 < path.length()) {
                int high = Character.digit(path.charAt(i + 1), 16);
                int low = Character.digit(path.charAt(i + 2), 16);
                if (high >= 0 && low >= 0 && high < 8) {
                    plain.append((char) (high << 4 | low));
                    i += 2;
                    continue;
                }
            }
            plain.append(c);
        }
        return plain.toString();
    }
}
