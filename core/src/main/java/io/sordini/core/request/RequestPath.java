package io.sordini.core.request;

import io.sordini.core.store.Hash;
import java.util.ArrayDeque;
import java.util.Deque;

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
        return Hash.of(raw);
    }

    /** With percent-encoded ASCII decoded; anything else stays as it is, since patterns are ASCII. */
    public String decoded() {
        String path = raw;
        for (int i = 0; i < DECODINGS && path.indexOf('%') >= 0; i++) {
            path = decode(path);
        }
        return path;
    }

    /** Decoded, without empty and dot segments and without path parameters: what a server's router takes for the same path. */
    public String normalized() {
        String path = decoded();
        Deque<String> segments = new ArrayDeque<>();
        for (int start = 0; start <= path.length(); ) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            int parameters = path.indexOf(';', start);
            String segment = path.substring(start, parameters < 0 ? end : Math.min(parameters, end));
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
            start = end + 1;
        }
        return "/" + String.join("/", segments);
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
