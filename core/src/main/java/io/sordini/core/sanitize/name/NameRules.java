package io.sordini.core.sanitize.name;

import io.sordini.core.policy.MaskingRule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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
    private static final MaskingRule AGENT = new MaskingRule("", MaskingRule.Type.LENIENT, "", 0, "");
    private static final List<String> CONTAINED = List.of(
            "password",
            "passwd",
            "passphrase",
            "passcode",
            "secret",
            "authorization",
            "cookie",
            "apikey",
            "accesskey",
            "accountkey",
            "privatekey",
            "signingkey",
            "encryptionkey",
            "masterkey",
            "storagekey",
            "credential",
            "sessionid",
            "socialsecurity",
            "cardnumber",
            "cvv",
            "bearer",
            "authkey",
            "connectionstring",
            "cardno",
            "ccnumber",
            "cardpin",
            "pincode");
    private static final List<String> LAST = List.of("token", "assertion", "signature");
    private static final Set<String> WORDS =
            Set.of("pwd", "pw", "psw", "pin", "otp", "totp", "ssn", "cvc", "jwt", "pswd", "passwort", "kennwort");
    private static final List<String> PHRASES = List.of(
            " db pass ",
            " user pass ",
            " admin pass ",
            " root pass ",
            " client key ",
            " app key ",
            " application key ",
            " service key ",
            " server key ",
            " consumer key ",
            " subscription key ",
            " license key ",
            " webhook key ",
            " deploy key ",
            " hmac key ",
            " aes key ",
            " shared key ",
            " session key ",
            " write key ",
            " admin key ",
            " root key ",
            " function key ",
            " auth pass ",
            " creds ");
    private static final Set<String> WHOLE = Set.of(
            "dbpass", "mfacode", "sid", "creditcard", "auth", "pwd", "userpass", "auths", "storepass", "keypass");
    private static final Set<String> LABELS =
            Set.of("name", "key", "field", "header", "param", "parameter", "label", "k");
    private static final Set<String> LABELLED = Set.of("value", "val", "values", "content", "data", "text", "v");

    private final List<CompiledRule> rules;
    private final @Nullable Name[] seen = new Name[SLOTS];

    public NameRules(List<MaskingRule> rules) {
        this.rules = rules.stream()
                .filter(rule -> !rule.field().isEmpty())
                .map(CompiledRule::new)
                .toList();
    }

    /** What is known of one name. */
    public static final class Name {
        private final byte[] bytes;
        private final Words words;
        private final @Nullable MaskingRule rule;
        private final boolean lenient;
        private final int hints;
        private boolean clean;

        private Name(byte[] bytes, Words words, @Nullable MaskingRule rule) {
            this.bytes = bytes;
            this.words = words;
            hints = HintWords.of(words);
            lenient = rule != null && rule.type() == MaskingRule.Type.LENIENT;
            this.rule = rule == null || lenient || rule.type() == MaskingRule.Type.KEEP ? null : rule;
        }

        /** The rule for values under the name, or null if it is not sensitive. */
        public @Nullable MaskingRule rule() {
            return rule;
        }

        /** Whether a field of this name holds the name that its sibling's value goes by. */
        public boolean isLabel() {
            return LABELS.contains(words.joined());
        }

        public boolean isLabelled() {
            return LABELLED.contains(words.joined());
        }

        /** Whether the value of a header of this name is the rest of its line. */
        public boolean takesLine() {
            return words.joined().endsWith("authorization") || words.joined().endsWith("cookie");
        }

        /** Whether what only looks like an address is none in the values under the name. */
        public boolean isLenient() {
            return lenient;
        }

        /** What the name says of the values under it, as bits of {@link Hint}. */
        public int hints() {
            return hints;
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
    }

    /** Judges the name in a range of UTF-8 bytes. */
    public Name find(byte[] utf8, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + utf8[i];
        }
        int slot = (hash ^ hash >>> 11) & SLOTS - 1;
        Name known = seen[slot];
        if (known != null && Arrays.equals(known.bytes, 0, known.bytes.length, utf8, from, to)) {
            return known;
        }
        String name = new String(utf8, from, to - from, StandardCharsets.UTF_8);
        Words words = Words.of(
                name.indexOf('[') < 0 ? name : PLACEHOLDER.matcher(name).replaceAll(" "));
        MaskingRule rule = decide(words);
        Name judged = new Name(Arrays.copyOfRange(utf8, from, to), words, rule);
        if (to - from <= LONGEST_KEPT) {
            seen[slot] = judged;
        }
        return judged;
    }

    private @Nullable MaskingRule decide(Words name) {
        for (CompiledRule candidate : rules) {
            if (candidate.matches(name)) {
                return candidate.rule;
            }
        }
        String joined = name.joined();
        boolean credential = WHOLE.contains(joined)
                || name.containsAny(WORDS)
                || name.spaced().endsWith(" pass ")
                || PHRASES.stream().anyMatch(name.spaced()::contains)
                || CONTAINED.stream().anyMatch(joined::contains)
                || LAST.stream().anyMatch(joined::endsWith);
        return credential ? CREDENTIAL : joined.endsWith("useragent") ? AGENT : null;
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
