package io.sordini.core.sanitize;

import io.sordini.core.sanitize.name.NameRules;
import io.sordini.core.sanitize.scan.DeepScanner;
import io.sordini.core.sanitize.scan.Hits;
import io.sordini.core.sanitize.scan.MaskClass;
import io.sordini.core.sanitize.scan.PatternRule;
import io.sordini.core.sanitize.scan.Profile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Masks one text: reads JSON in it as JSON, as deep as {@value #MAX_DEPTH} levels, and scans what is plain. What is too
 * long is elided; what uses up the budget is masked whole. Confined to one thread.
 */
final class TextMask {

    /** Longest text that is kept, in bytes. */
    static final int MAX_LENGTH = 64 * 1024;

    /** The depth of a text that is no JSON whatever it looks like. */
    static final int PLAIN = -1;

    private static final int MAX_DEPTH = 4;
    private static final int BUDGET_PER_BYTE = 16;
    private static final int SHORTEST_SECRET = 3;
    private static final int MAX_PASSES = 8;
    private static final byte[] UNSCANNED = MaskClass.UNSCANNED.placeholder().getBytes(StandardCharsets.US_ASCII);

    private final Replacements replacements;
    private final DeepScanner scanner;
    private final Output[] again = new Output[MAX_DEPTH + 2];
    private final JsonWalk[] nested = new JsonWalk[MAX_DEPTH];
    private final MaskReport report = new MaskReport();
    private long budget;
    private boolean unsettled;

    TextMask(NameRules names, List<PatternRule> patterns, Replacements replacements) {
        this.replacements = replacements;
        scanner = new DeepScanner(names, patterns);
        Arrays.setAll(again, i -> new Output());
        for (int i = 0; i < MAX_DEPTH; i++) {
            nested[i] = new JsonWalk(names, this, replacements, i + 1);
        }
    }

    /** @param size length of the whole document, which bounds the work */
    void open(int size) {
        unsettled = false;
        budget = (long) BUDGET_PER_BYTE * size + 4096;
    }

    /** Whether the work was more than was allowed, so that less of it would come to another result. */
    boolean isSettled() {
        return !unsettled;
    }

    /** Forgets what was masked up to now. */
    void forget() {
        report.clear();
    }

    /** What was masked since all was forgotten. */
    MaskReport report() {
        return report.copy();
    }

    void count(MaskClass found) {
        report.count(found);
    }

    /**
     * Appends a text masked; appends nothing and gives false if it stays as it is. What is appended would itself stay as it
     * is: since a find changes what its neighbours look like, and a text that was no JSON may become some, what was masked
     * is looked at until nothing more is found. What is never done is masked whole.
     *
     * @param hints what the name of the text says of it
     */
    boolean mask(byte[] utf8, int from, int to, Output out, int depth, Profile profile, int hints) {
        if (isQuiet(utf8, from, to, profile)) {
            return false;
        }
        int start = out.size();
        Pass pass = pass(utf8, from, to, out, depth, profile, hints);
        return pass != Pass.UNCHANGED && settle(pass, start, out, depth, profile, hints);
    }

    private boolean isQuiet(byte[] utf8, int from, int to, Profile profile) {
        return to - from < SHORTEST_SECRET || scanner.isQuiet(utf8, from, to, profile);
    }

    private boolean settle(Pass first, int start, Output out, int depth, Profile profile, int hints) {
        Pass pass = first;
        Output next = again[depth - PLAIN];
        for (int passes = 1; pass == Pass.CHANGED && !isQuiet(out.bytes(), start, out.size(), profile); passes++) {
            if (passes == MAX_PASSES) {
                out.truncate(start);
                unscanned(out);
                break;
            }
            next.truncate(0);
            pass = pass(out.bytes(), start, out.size(), next, depth, profile, hints);
            if (pass != Pass.UNCHANGED) {
                boolean same = next.isTailOf(out, start);
                out.truncate(start);
                out.append(next.bytes(), 0, next.size());
                pass = same ? Pass.SETTLED : pass;
            }
        }
        next.shrink();
        return true;
    }

    /** What came of looking at a text once. */
    private enum Pass {
        /** Nothing was appended. */
        UNCHANGED,
        /** What was appended has to be looked at in its turn. */
        CHANGED,
        /** What was appended would stay as it is. */
        SETTLED
    }

    private Pass pass(byte[] utf8, int from, int to, Output out, int depth, Profile profile, int hints) {
        int length = to - from;
        if (length == UNSCANNED.length && isUnscanned(utf8, from, to)) {
            return Pass.UNCHANGED;
        }
        if (length > MAX_LENGTH) {
            count(MaskClass.ELIDED);
            out.append("[ELIDED " + characters(utf8, from, to) + " characters]");
            return Pass.CHANGED;
        }
        budget -= length;
        if (budget < 0) {
            unsettled = true;
            return unscanned(out);
        }
        byte first = firstCharacter(utf8, from, to);
        if (depth != PLAIN && (first == '{' || first == '[' || first == '"')) {
            if (depth >= MAX_DEPTH) {
                return deep(utf8, from, to, out, profile, hints);
            }
            int before = out.size();
            JsonWalk.Outcome outcome = nested[depth].maskAll(utf8, from, to, out);
            if (outcome == JsonWalk.Outcome.MASKED) {
                return nested[depth].isSettled() && out.size() - before <= MAX_LENGTH ? Pass.SETTLED : Pass.CHANGED;
            }
            out.truncate(before);
            if (outcome == JsonWalk.Outcome.CLEAN) {
                return Pass.UNCHANGED;
            }
        }
        return plain(utf8, from, to, out, profile, hints);
    }

    /** What begins like JSON where no more JSON is read. */
    private Pass deep(byte[] utf8, int from, int to, Output out, Profile profile, int hints) {
        for (int i = from; i < to; i++) {
            if (utf8[i] == '"' || utf8[i] == ':') {
                return unscanned(out);
            }
        }
        return plain(utf8, from, to, out, profile, hints);
    }

    private Pass unscanned(Output out) {
        count(MaskClass.UNSCANNED);
        out.append(UNSCANNED, 0, UNSCANNED.length);
        return Pass.SETTLED;
    }

    /** What stands for a text that was given up is final, whatever the policy looks for. */
    private static boolean isUnscanned(byte[] utf8, int from, int to) {
        return Arrays.equals(utf8, from, to, UNSCANNED, 0, UNSCANNED.length);
    }

    private Pass plain(byte[] utf8, int from, int to, Output out, Profile profile, int hints) {
        int start = out.size();
        Hits hits = scanner.scan(utf8, from, to, profile, hints);
        int copied = from;
        boolean changed = false;
        for (int i = 0; i < hits.size(); i++) {
            if (!replacements.keeps(hits, i)) {
                out.append(utf8, copied, hits.start(i));
                int at = out.size();
                replacements.append(hits, i, utf8, out);
                copied = hits.end(i);
                if (!Arrays.equals(out.bytes(), at, out.size(), utf8, hits.start(i), copied)) {
                    count(hits.maskClass(i));
                    changed = true;
                }
            }
        }
        if (!changed) {
            out.truncate(start);
            return Pass.UNCHANGED;
        }
        out.append(utf8, copied, to);
        return Pass.CHANGED;
    }

    private static byte firstCharacter(byte[] utf8, int from, int to) {
        int i = from;
        while (i < to && (utf8[i] == ' ' || (utf8[i] >= '\t' && utf8[i] <= '\r'))) {
            i++;
        }
        return i < to ? utf8[i] : 0;
    }

    private static int characters(byte[] utf8, int from, int to) {
        int characters = 0;
        for (int i = from; i < to; i++) {
            characters += (utf8[i] & 0xc0) == 0x80 ? 0 : 1;
        }
        return characters;
    }
}
