package io.sordini.core.sanitize.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keys of cloud, source, chat, payment and AI providers that begin with their issuer's prefix. The table is
 * {@code prefixes.txt}; its figures are those that issuers document or their keys have.
 */
final class Prefixes {

    private static final String RESOURCE = "prefixes.txt";

    /** Dots behind a key that end a sentence rather than belong to it. */
    private static final int MAX_DOTS = 3;

    private static final @Nullable Prefix[][] BY_START = new Prefix[64 * 64][];

    /** One row of the table. */
    @SuppressWarnings("ArrayRecordComponent") // never changed
    record Prefix(String text, byte[] bytes, char alphabet, int least, int most, String issuer) {}

    private static final List<Prefix> ROWS = read();

    static {
        for (Prefix prefix : ROWS) {
            int slot = slot(prefix.bytes[0], prefix.bytes[1]);
            Prefix[] there = BY_START[slot];
            List<Prefix> all = new ArrayList<>(there == null ? List.of() : List.of(there));
            all.add(prefix);
            all.sort(Comparator.comparing(candidate -> -candidate.bytes.length));
            BY_START[slot] = all.toArray(Prefix[]::new);
        }
    }

    private Prefixes() {}

    private static List<Prefix> read() {
        try (InputStream in = Objects.requireNonNull(Prefixes.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Prefixes::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the table of prefixes is in the jar", e);
        }
    }

    private static Prefix row(String line) {
        String[] columns = line.split(" ", 5);
        return new Prefix(
                columns[0],
                Text.ascii(columns[0]),
                columns[1].charAt(0),
                Integer.parseInt(columns[2]),
                Integer.parseInt(columns[3]),
                columns[4]);
    }

    static List<Prefix> rows() {
        return ROWS;
    }

    private static int slot(int first, int second) {
        return (first & 63) << 6 | (second & 63);
    }

    static boolean mayStart(int first, int second) {
        return BY_START[slot(first, second)] != null;
    }

    /** The end of a key that starts with a prefix at {@code at}, or -1. */
    static int end(Text text, int at) {
        Prefix[] candidates = BY_START[slot(text.at(at), text.at(at + 1))];
        if (candidates == null) {
            return -1;
        }
        for (Prefix prefix : candidates) {
            if (text.startsWith(prefix.bytes, at)) {
                int start = at + prefix.bytes.length;
                int end = Math.min(start + prefix.most + 1, text.runEnd(prefix.alphabet, start));
                for (int dots = 0; dots < MAX_DOTS && prefix.alphabet == 'd' && text.at(end - 1) == '.'; dots++) {
                    end--;
                }
                boolean fits = end - start >= prefix.least && end - start <= prefix.most;
                boolean whole = prefix.alphabet == 'b' || !Bytes.isWord(text.at(end));
                if (end - start > prefix.most) {
                    text.tooLong.note(at, text.runEnd(prefix.alphabet, start));
                }
                if (fits && whole && (prefix.alphabet != 'm' || hasDigit(text, start, end))) {
                    return end;
                }
            }
        }
        return -1;
    }

    private static boolean hasDigit(Text text, int start, int end) {
        int kinds = 0;
        for (int i = start; i < end; i++) {
            kinds |= Bytes.of(text.at(i));
        }
        return (kinds & Bytes.DIGIT) != 0;
    }
}
