package io.sordini.core.sanitize;

import io.sordini.core.policy.MaskingRule;
import io.sordini.core.sanitize.JsonReader.NotJson;
import io.sordini.core.sanitize.name.NameRules;
import io.sordini.core.sanitize.scan.MaskClass;
import io.sordini.core.sanitize.scan.PatternRule;
import io.sordini.core.sanitize.scan.Profile;
import io.sordini.core.sanitize.scan.RuleSet;
import io.sordini.schemas.subject.Keyset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Masks documents and texts by the names and by the content of their values. On any doubt the whole value is masked.
 * Masking what is already masked changes nothing. Safe for use by several threads.
 */
public final class Sanitizer {

    private static final int MAX_PASSES = 8;

    private final List<MaskingRule> rules;
    private final List<PatternRule> patterns;
    private final @Nullable Keyset keys;
    private final AtomicReference<@Nullable Workspace> latest = new AtomicReference<>();
    private final Queue<Workspace> idle = new ConcurrentLinkedQueue<>();
    private final String ruleSet;

    /** @param rules the policy's rules; without keys, pseudonyms become a fixed text */
    public Sanitizer(List<MaskingRule> rules) {
        this(rules, null);
    }

    /**
     * @param rules the policy's rules; of those for names, classes and patterns, the first that matches decides
     * @param keys make pseudonyms
     */
    public Sanitizer(List<MaskingRule> rules, @Nullable Keyset keys) {
        this.rules = List.copyOf(rules);
        patterns = rules.stream()
                .filter(rule -> !rule.pattern().isEmpty())
                .map(PatternRule::new)
                .toList();
        this.keys = keys;
        ruleSet = RuleSet.version(rules);
    }

    /** Names what was looked for: the version of the detectors and a digest of their tables and of the policy's rules. */
    public String ruleSet() {
        return ruleSet;
    }

    /**
     * Masks a JSON document, keeping its structure. What is not one JSON document is masked as text and returned as a
     * JSON string. The result is valid JSON; what nothing was masked in keeps its very bytes.
     */
    public Masked mask(byte[] document) {
        Workspace workspace = take();
        try {
            Masked masked = new Masked(workspace.mask(document), workspace.texts.report());
            release(workspace);
            return masked;
        } catch (NotJson | RuntimeException failure) { // and the workspace is left to the collector
            MaskReport report = new MaskReport();
            report.count(MaskClass.UNSCANNED);
            return new Masked(unscanned(), report);
        }
    }

    /** Like {@link #mask}, without the report. */
    public byte[] maskJson(byte[] document) {
        Workspace workspace = take();
        try {
            byte[] masked = workspace.mask(document);
            release(workspace);
            return masked;
        } catch (NotJson | RuntimeException failure) {
            return unscanned();
        }
    }

    /** Masks a plain text; controls become visible, so that the result is one line. */
    public String maskText(String text) {
        Workspace workspace = take();
        try {
            String masked = workspace.maskText(text);
            release(workspace);
            return masked;
        } catch (RuntimeException unexpected) {
            return MaskClass.UNSCANNED.placeholder();
        }
    }

    private Workspace take() {
        Workspace last = latest.getAndSet(null);
        Workspace workspace = last == null ? idle.poll() : last;
        return workspace == null ? new Workspace() : workspace;
    }

    private void release(Workspace workspace) {
        if (!latest.compareAndSet(null, workspace)) {
            idle.add(workspace);
        }
    }

    private static byte[] unscanned() {
        return ('"' + MaskClass.UNSCANNED.placeholder() + '"').getBytes(StandardCharsets.US_ASCII);
    }

    /** What one thread needs to mask; kept for the next document. */
    private final class Workspace {

        private final NameRules names = new NameRules(rules);
        private final Replacements replacements = new Replacements(rules, keys);
        private final TextMask texts = new TextMask(names, patterns, replacements);
        private final JsonWalk walk = new JsonWalk(names, texts, replacements, 0);
        private final Output out = new Output();

        /** Masks until the result stays as it is, which is nearly always at once. */
        byte[] mask(byte[] document) throws NotJson {
            texts.forget();
            byte[] masked = document;
            for (int pass = 0; pass < MAX_PASSES; pass++) {
                byte[] before = masked;
                boolean settled = once(before);
                masked = out.toByteArray();
                if (settled || (pass > 0 && Arrays.equals(before, masked))) {
                    out.shrink();
                    return masked;
                }
            }
            out.shrink();
            texts.count(MaskClass.UNSCANNED);
            return unscanned();
        }

        /** Writes a document masked; whether the result would stay as it is. */
        private boolean once(byte[] document) throws NotJson {
            texts.open(document.length);
            int start = startsWithByteOrderMark(document) ? 3 : 0;
            out.truncate(0);
            try {
                walk.mask(document, start, document.length, out);
                return walk.isSettled() && texts.isSettled();
            } catch (NotJson failure) {
                if (failure.isTooDeep()) {
                    throw failure;
                }
                texts.open(document.length);
                return string(new String(document, StandardCharsets.UTF_8));
            }
        }

        /** Masks what is not JSON, and makes a JSON string of it. */
        private boolean string(String text) {
            String masked = masked(text);
            String visible = Visible.inJson(masked);
            byte[] utf8 = visible.getBytes(StandardCharsets.UTF_8);
            out.truncate(0);
            out.appendJson(utf8, 0, utf8.length);
            return visible.equals(masked) && texts.isSettled();
        }

        String maskText(String text) {
            texts.forget();
            String masked = Visible.wellFormed(text);
            for (int pass = 0; pass < MAX_PASSES; pass++) {
                texts.open(masked.length());
                String before = masked;
                String once = masked(before);
                masked = Visible.inLine(once);
                if (masked.equals(once) || masked.equals(before)) {
                    return masked;
                }
            }
            texts.count(MaskClass.UNSCANNED);
            return MaskClass.UNSCANNED.placeholder();
        }

        private String masked(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.truncate(0);
            boolean changed = texts.mask(utf8, 0, utf8.length, out, 0, Profile.STRICT, 0);
            String masked = changed ? new String(out.bytes(), 0, out.size(), StandardCharsets.UTF_8) : text;
            out.shrink();
            return masked;
        }

        private static boolean startsWithByteOrderMark(byte[] value) {
            return value.length >= 3 && value[0] == (byte) 0xef && value[1] == (byte) 0xbb && value[2] == (byte) 0xbf;
        }
    }
}
