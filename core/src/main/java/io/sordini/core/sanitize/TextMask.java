package io.sordini.core.sanitize;

import io.sordini.core.sanitize.name.NameRules;
import io.sordini.core.sanitize.scan.DeepScanner;
import io.sordini.core.sanitize.scan.Hits;
import io.sordini.core.sanitize.scan.MaskClass;
import io.sordini.core.sanitize.scan.PatternRule;
import io.sordini.core.sanitize.scan.Profile;
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
    private static final int MAX_PASSES = 3;

    private final Replacements replacements;
    private final DeepScanner scanner;
    private final Output again = new Output();
    private final JsonWalk[] nested = new JsonWalk[MAX_DEPTH];
    private final MaskReport report = new MaskReport();
    private long budget;

    TextMask(NameRules names, List<PatternRule> patterns, Replacements replacements) {
        this.replacements = replacements;
        scanner = new DeepScanner(names, patterns);
        for (int i = 0; i < MAX_DEPTH; i++) {
            nested[i] = new JsonWalk(names, this, replacements, i + 1);
        }
    }

    /** @param size length of the whole document, which bounds the work */
    void open(int size) {
        report.clear();
        budget = (long) BUDGET_PER_BYTE * size + 4096;
    }

    /** What was masked since the document was opened. */
    MaskReport report() {
        return report.copy();
    }

    void count(MaskClass found) {
        report.count(found);
    }

    /**
     * Appends a text masked; appends nothing and gives false if it stays as it is.
     *
     * @param hints what the name of the text says of it
     */
    boolean mask(byte[] utf8, int from, int to, Output out, int depth, Profile profile, int hints) {
        int length = to - from;
        if (length < SHORTEST_SECRET) {
            return false;
        }
        if (length > MAX_LENGTH) {
            count(MaskClass.ELIDED);
            out.append("[ELIDED " + characters(utf8, from, to) + " characters]");
            return true;
        }
        budget -= length;
        if (budget < 0) {
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
                return true;
            }
            out.truncate(before);
            if (outcome == JsonWalk.Outcome.CLEAN) {
                return false;
            }
        }
        return plain(utf8, from, to, out, profile, hints);
    }

    /** What begins like JSON where no more JSON is read. */
    private boolean deep(byte[] utf8, int from, int to, Output out, Profile profile, int hints) {
        for (int i = from; i < to; i++) {
            if (utf8[i] == '"' || utf8[i] == ':') {
                return unscanned(out);
            }
        }
        return plain(utf8, from, to, out, profile, hints);
    }

    private boolean unscanned(Output out) {
        count(MaskClass.UNSCANNED);
        out.append(MaskClass.UNSCANNED.placeholder());
        return true;
    }

    /** A find changes what its neighbours look like, so what was masked is looked at until nothing more is found. */
    private boolean plain(byte[] utf8, int from, int to, Output out, Profile profile, int hints) {
        int start = out.size();
        if (!once(utf8, from, to, out, profile, hints)) {
            return false;
        }
        for (int pass = 1; pass < MAX_PASSES; pass++) {
            again.truncate(0);
            if (!once(out.bytes(), start, out.size(), again, profile, hints)) {
                break;
            }
            out.truncate(start);
            out.append(again.bytes(), 0, again.size());
        }
        again.shrink();
        return true;
    }

    private boolean once(byte[] utf8, int from, int to, Output out, Profile profile, int hints) {
        Hits hits = scanner.scan(utf8, from, to, profile, hints);
        int copied = from;
        boolean changed = false;
        for (int i = 0; i < hits.size(); i++) {
            if (!replacements.keeps(hits, i)) {
                out.append(utf8, copied, hits.start(i));
                replacements.append(hits, i, utf8, out);
                count(hits.maskClass(i));
                copied = hits.end(i);
                changed = true;
            }
        }
        if (changed) {
            out.append(utf8, copied, to);
        }
        return changed;
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
