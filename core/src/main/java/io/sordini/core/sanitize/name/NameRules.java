package io.sordini.core.sanitize.name;

import io.sordini.core.policy.MaskingRule;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which names are sensitive: first the policy's rules, in order, then the names that carry credentials everywhere, so that
 * a policy cannot leak a token by not thinking of it; it can name it with {@code keep}. Remembers the names it has seen,
 * in bounded space. Confined to one thread.
 */
public final class NameRules {

    private static final int SLOTS = 2048;
    private static final int LONGEST_KEPT = 64;

    /** What was masked in a name says nothing of its value. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\[(MASKED|EMAIL|CARD|SSN|IP|MAC|PHONE|IBAN|JWT|WALLET|UNSCANNED)](#[0-9]+)?");

    private static final MaskingRule CREDENTIAL = new MaskingRule("", MaskingRule.Type.REPLACE, "[MASKED]", 0, "");
    private static final String USER_AGENT = "useragent";
    private static final MaskingRule AGENT = new MaskingRule("", MaskingRule.Type.LENIENT, "", 0, "");
    private static final Set<String> LABELS =
            Set.of("name", "key", "field", "header", "param", "parameter", "label", "k");
    private static final Set<String> LABELLED = Set.of("value", "val", "values", "content", "data", "text", "v");

    private final List<CompiledRule> rules;
    private final Grams grams = new Grams();
    private final @Nullable Name[] seen = new Name[SLOTS];

    public NameRules(List<MaskingRule> rules) {
        this.rules = rules.stream()
                .filter(rule -> !rule.field().isEmpty())
                .map(CompiledRule::new)
                .toList();
        this.rules.forEach(rule -> grams.add(rule.field.joined()));
        Stream.concat(
                        Credentials.texts(),
                        Stream.of(LABELS, LABELLED, List.of(USER_AGENT)).flatMap(Collection::stream))
                .filter(text -> text.length() > 1) // a name of one letter is always looked at
                .forEach(grams::add);
    }

    /** What is known of one name. */
    public static final class Name {
        private final Spelling spelling;
        private final Words words;
        private final @Nullable MaskingRule rule;
        private final boolean lenient;
        private final boolean label;
        private final boolean labelled;
        private final boolean type;
        private final boolean fallback;
        private final boolean takesLine;
        private final int hints;
        private boolean clean;

        /** Where it is remembered, and the name that last came behind it; -1 for nowhere. */
        private int slot = -1;

        private int follower = -1;

        private Name(Spelling spelling, Words words, @Nullable MaskingRule rule) {
            this.spelling = spelling;
            this.words = words;
            hints = HintWords.of(words);
            label = LABELS.contains(words.joined());
            labelled = LABELLED.contains(words.joined());
            type = words.joined().equals("type");
            fallback = words.joined().equals("default");
            takesLine =
                    words.joined().endsWith("authorization") || words.joined().endsWith("cookie");
            lenient = rule != null && rule.type() == MaskingRule.Type.LENIENT;
            this.rule = rule == null || lenient || rule.type() == MaskingRule.Type.KEEP ? null : rule;
        }

        /** The rule for values under the name, or null if it is not sensitive. */
        public @Nullable MaskingRule rule() {
            return rule;
        }

        /** Whether a field of this name holds the name that its sibling's value goes by. */
        public boolean isLabel() {
            return label;
        }

        public boolean isLabelled() {
            return labelled;
        }

        /** Whether a field of this name says of what kind its sibling's value is. */
        public boolean isType() {
            return type;
        }

        /** Whether a field of this name holds the value of a variable that is given none. */
        public boolean isDefault() {
            return fallback;
        }

        /** Whether the value of a header of this name is the rest of its line. */
        public boolean takesLine() {
            return takesLine;
        }

        /** Whether what only looks like an address is none in the values under the name. */
        public boolean isLenient() {
            return lenient;
        }

        /** What the name says of the values under it, as bits of {@link Hint}. */
        public int hints() {
            return hints;
        }

        /** Whether another name says the same of a value under it. */
        public boolean saysTheSameAs(Name other) {
            return Objects.equals(rule, other.rule)
                    && lenient == other.lenient
                    && label == other.label
                    && labelled == other.labelled
                    && hints == other.hints;
        }

        /** Whether the name itself was found to hold nothing that must be masked. */
        public boolean isClean() {
            return clean;
        }

        public void foundClean() {
            clean = true;
        }

        public Words words() {
            return words;
        }

        /** In bytes of UTF-8. */
        public int length() {
            return spelling.length();
        }
    }

    /**
     * The name that last came behind another one, if it is the content of the JSON string that starts here; null if that is
     * not certain. Most events have their names in the order of those before.
     *
     * @param limit where the JSON ends
     */
    public @Nullable Name expected(Name before, byte[] json, int from, int limit) {
        Name guess = before.follower < 0 ? null : seen[before.follower];
        return guess != null && guess.spelling.isQuoted(json, from, limit) ? guess : null;
    }

    /** Judges the name in a range of UTF-8 bytes, and expects it behind {@code before} from now on. */
    public Name findBehind(Name before, byte[] utf8, int from, int to) {
        Name name = find(utf8, from, to);
        before.follower = name.slot;
        return name;
    }

    /** Judges the name in a range of UTF-8 bytes. */
    public Name find(byte[] utf8, int from, int to) {
        int slot = Spelling.hash(utf8, from, to) & (SLOTS - 1);
        Name known = seen[slot];
        if (known != null && known.spelling.is(utf8, from, to)) {
            return known;
        }
        Name other = seen[slot ^ 1]; // two names may share their place and stay
        if (other != null && other.spelling.is(utf8, from, to)) {
            return other;
        }
        Name judged = judge(utf8, from, to);
        if (to - from <= LONGEST_KEPT) {
            remember(known, slot ^ 1);
            remember(judged, slot);
        }
        return judged;
    }

    private void remember(@Nullable Name name, int slot) {
        seen[slot] = name;
        if (name != null) {
            name.slot = slot;
        }
    }

    private Name judge(byte[] utf8, int from, int to) {
        String name = new String(utf8, from, to - from, StandardCharsets.UTF_8);
        Words words = Words.of(
                name.indexOf('[') < 0 ? name : PLACEHOLDER.matcher(name).replaceAll(" "));
        MaskingRule rule = grams.mayMatch(utf8, from, to) ? rule(words) : null;
        return new Name(new Spelling(utf8, from, to), words, rule);
    }

    private @Nullable MaskingRule rule(Words name) {
        for (CompiledRule candidate : rules) {
            if (candidate.matches(name)) {
                return candidate.rule;
            }
        }
        return Credentials.areUnder(name) ? CREDENTIAL : name.joined().endsWith(USER_AGENT) ? AGENT : null;
    }

    private record CompiledRule(Words field, MaskingRule rule) {
        CompiledRule(MaskingRule rule) {
            this(Words.of(rule.field()), rule);
        }

        boolean matches(Words name) {
            return rule.match() == MaskingRule.Match.WORDS
                    ? name.containsWords(field)
                    : name.joined().contains(field.joined());
        }
    }
}
