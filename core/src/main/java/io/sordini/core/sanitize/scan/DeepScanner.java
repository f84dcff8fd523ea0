package io.sordini.core.sanitize.scan;

import io.sordini.core.sanitize.name.NameRules;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scans a text as it is, and again what is encoded in it, up to {@value #MAX_DEPTH} levels deep; what is found in decoded
 * text stands for the encoded range. A text without encodings is looked at once. Confined to one thread.
 */
public final class DeepScanner {

    static final int MAX_DEPTH = 4;

    /** How far around an escape the decoded text is looked at, in bytes. */
    private static final int AROUND = 256;

    private final TextScanner scanner;
    private final List<PatternRule> patterns;
    private final Hits found = new Hits();
    private final Hits mapped = new Hits();
    private final Decoded[] layers = new Decoded[2 * MAX_DEPTH + 1];
    private final Multipart multipart;

    /** @param patterns what the policy's own patterns find in text that is not encoded */
    public DeepScanner(NameRules names, List<PatternRule> patterns) {
        scanner = new TextScanner(names);
        multipart = new Multipart(names);
        this.patterns = List.copyOf(patterns);
        Arrays.setAll(layers, i -> new Decoded());
    }

    /** Whether a scan, which is not needed then, would surely find nothing, whatever the hints. */
    public boolean isQuiet(byte[] utf8, int from, int to, Profile profile) {
        return patterns.isEmpty() && Quiet.is(utf8, from, to, profile);
    }

    /**
     * Scans bytes {@code from} to before {@code to} of valid UTF-8. The hits are valid until the next scan.
     *
     * @param hints what the name of the text says of it, as bits
     */
    public Hits scan(byte[] utf8, int from, int to, Profile profile, int hints) {
        found.clear();
        if (patterns.isEmpty() || !Quiet.is(utf8, from, to, profile)) {
            Hits plain = scanned(utf8, from, to, profile, hints);
            Features seen = scanner.features();
            boolean parts = Multipart.mayStart(utf8, from, to);
            if (!seen.isEncoded() && !parts && patterns.isEmpty()) {
                return plain;
            }
            found.take(plain);
            if (seen.isEncoded()) {
                decode(utf8, from, to, seen, layers[0], 0, profile, hints);
            }
            if (parts) {
                mapped.clear();
                multipart.find(utf8, from, to, mapped);
                found.merge(mapped);
            }
        }
        for (PatternRule pattern : patterns) {
            mapped.clear();
            pattern.find(utf8, from, to, mapped);
            found.merge(mapped);
        }
        return found;
    }

    private Hits scanned(byte[] utf8, int from, int to, Profile profile, int hints) {
        Hits hits = scanner.scan(utf8, from, to, profile, hints);
        hits.settle();
        return hits;
    }

    /** Looks at what is encoded in a range, which is that of {@code parent} or, at depth 0, the original text. */
    private void decode(
            byte[] in, int from, int to, Features seen, Decoded parent, int depth, Profile profile, int hints) {
        if (depth >= MAX_DEPTH) {
            giveUp(in, seen, parent);
            return;
        }
        boolean escapes = seen.hasEscapes();
        boolean form = seen.mayBeForm();
        int start = escapes && !form ? Math.max(from, seen.first() - AROUND) : from;
        while (start > from && Bytes.isWord(in[start - 1]) && Bytes.isWord(in[start])) {
            start--;
        }
        int end = escapes && !form ? Math.min(to, seen.last() + AROUND) : to;
        for (int limit = Math.min(to, end + AROUND); end < limit && !Bytes.isSpace(in[end]); ) {
            end++;
        }
        if (seen.hasBase64()) {
            base64(in, from, to, depth == 0 ? null : parent);
        }
        if (escapes) {
            layer(in, start, end, parent, depth, false, profile, hints);
        }
        if (form) {
            layer(in, from, to, parent, depth, true, profile, hints);
        }
    }

    /** What is encoded still deeper is masked as it is. */
    private void giveUp(byte[] in, Features seen, Decoded parent) {
        Decoded deeper = layers[0];
        if (seen.hasEscapes() && deeper.decode(in, seen.first(), parent.size(), deeper, false)) {
            mapped.clear();
            int end = Math.min(parent.size(), seen.last() + Decoded.LONGEST);
            mapped.add(parent.origin(seen.first()), parent.origin(end), MaskClass.UNSCANNED);
            found.merge(mapped);
        }
    }

    private void layer(
            byte[] in, int start, int end, Decoded parent, int depth, boolean form, Profile profile, int hints) {
        Decoded layer = layers[1 + 2 * depth + (form ? 1 : 0)];
        if (!layer.decode(in, start, end, depth == 0 ? layer : parent, form)) {
            return;
        }
        Hits hits = scanned(layer.bytes(), 0, layer.size(), profile, hints);
        mapped.clear();
        for (int i = 0; i < hits.size(); i++) {
            if (hits.maskClass(i) != MaskClass.CONTROL) {
                mapped.add(layer.origin(hits.start(i)), layer.origin(hits.end(i)), hits.maskClass(i), hits.rule(i));
            }
        }
        found.merge(mapped);
        Features seen = scanner.features();
        if (seen.isEncoded()) {
            decode(layer.bytes(), 0, layer.size(), seen, layer, depth + 1, profile, hints);
        }
    }

    /** What reads as text when decoded from base64, and holds something to mask, is masked whole. */
    private void base64(byte[] in, int from, int to, @Nullable Decoded parent) {
        Hits runs = new Hits();
        Base64Runs base64 = new Base64Runs();
        base64.open(in, from, to);
        while (base64.next()) {
            MaskClass first = first(base64.decoded(), base64.size(), 1);
            if (first != null) {
                int start = parent == null ? base64.start() : parent.origin(base64.start());
                int end = parent == null ? base64.end() : parent.origin(base64.end());
                runs.add(start, end, first == MaskClass.NAME ? MaskClass.SECRET : first);
            }
        }
        found.merge(runs);
    }

    /** The class of the first find in a text or in what is encoded in it, or null. */
    private @Nullable MaskClass first(byte[] in, int size, int depth) {
        Hits hits = scanned(in, 0, size, Profile.STRICT, 0);
        for (int i = 0; i < hits.size(); i++) {
            if (hits.maskClass(i) != MaskClass.CONTROL) {
                return hits.maskClass(i);
            }
        }
        Features seen = scanner.features();
        boolean escapes = seen.hasEscapes();
        boolean base64 = seen.hasBase64();
        if (depth >= MAX_DEPTH) {
            return escapes ? MaskClass.UNSCANNED : null;
        }
        Decoded inner = new Decoded();
        MaskClass first = escapes && inner.decode(in, 0, size, inner, false)
                ? first(inner.bytes(), inner.size(), depth + 1)
                : null;
        Base64Runs runs = new Base64Runs();
        runs.open(in, 0, size);
        while (first == null && base64 && runs.next()) {
            first = first(runs.decoded(), runs.size(), depth + 1);
        }
        return first;
    }
}
