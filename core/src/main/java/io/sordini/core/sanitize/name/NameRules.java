package io.sordini.core.sanitize.name;

import io.sordini.core.policy.MaskingRule;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9e3779b97f4a7c15L;

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
    private static final Set<String> WORDS = Set.of(
            "pwd",
            "pw",
            "psw",
            "pin",
            "otp",
            "totp",
            "ssn",
            "cvc",
            "jwt",
            "pswd",
            "passwort",
            "kennwort",
            "psk",
            "upass",
            "wachtwoord",
            "motdepasse",
            "contrasena",
            "contraseña",
            "clave",
            "senha",
            "hasło",
            "haslo",
            "parola",
            "lösenord",
            "şifre",
            "heslo",
            "пароль",
            "密码",
            "密碼",
            "パスワード",
            "비밀번호");
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
            "dbpass",
            "mfacode",
            "sid",
            "creditcard",
            "auth",
            "pwd",
            "userpass",
            "auths",
            "storepass",
            "keypass",
            "sshpass",
            "requirepass",
            "masterauth",
            "adminpw",
            "rootpw",
            "bindpw",
            "phpsessid",
            "sig",
            "userpwd",
            "converttosecurestring",
            "motdepasse",
            "verificationcode",
            "2facode");
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
        Stream.of(CONTAINED, LAST, WORDS, PHRASES, WHOLE, LABELS, LABELLED, List.of("pass", "useragent"))
                .flatMap(Collection::stream)
                .map(text -> text.replace(" ", ""))
                .filter(text -> text.length() > 1) // a name of one letter is always looked at
                .forEach(grams::add);
    }

    /** What is known of one name. */
    public static final class Name {
        private final byte[] bytes;
        private final Words words;
        private final @Nullable MaskingRule rule;
        private final boolean lenient;
        private final boolean label;
        private final boolean labelled;
        private final boolean takesLine;
        private final int hints;
        private boolean clean;

        private Name(byte[] bytes, Words words, @Nullable MaskingRule rule) {
            this.bytes = bytes;
            this.words = words;
            hints = HintWords.of(words);
            label = LABELS.contains(words.joined());
            labelled = LABELLED.contains(words.joined());
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
    }

    /** Whether a name may be sensitive, or a label or labelled; no is certain. */
    public boolean mayMatter(byte[] utf8, int from, int to) {
        return grams.mayMatch(utf8, from, to);
    }

    /** Judges the name in a range of UTF-8 bytes. */
    public Name find(byte[] utf8, int from, int to) {
        int slot = slot(utf8, from, to);
        Name known = seen[slot];
        if (known != null && Arrays.equals(known.bytes, 0, known.bytes.length, utf8, from, to)) {
            return known;
        }
        Name other = seen[slot ^ 1]; // two names may share their place and stay
        if (other != null && Arrays.equals(other.bytes, 0, other.bytes.length, utf8, from, to)) {
            return other;
        }
        String name = new String(utf8, from, to - from, StandardCharsets.UTF_8);
        Words words = Words.of(
                name.indexOf('[') < 0 ? name : PLACEHOLDER.matcher(name).replaceAll(" "));
        MaskingRule rule = mayMatter(utf8, from, to) ? decide(words) : null;
        Name judged = new Name(Arrays.copyOfRange(utf8, from, to), words, rule);
        if (to - from <= LONGEST_KEPT) {
            seen[slot ^ 1] = known;
            seen[slot] = judged;
        }
        return judged;
    }

    /** Where a name is remembered: by its bytes, eight at a time. */
    private static int slot(byte[] utf8, int from, int to) {
        long hash = (long) to - from;
        int i = from;
        while (i + Long.BYTES <= to) {
            hash = (hash ^ (long) EIGHT.get(utf8, i)) * MIX;
            hash ^= hash >>> 32;
            i += Long.BYTES;
        }
        hash = (hash ^ rest(utf8, i, to)) * MIX;
        return (int) (hash >>> 40) & (SLOTS - 1);
    }

    /** Fewer than eight bytes as a number. */
    private static long rest(byte[] utf8, int from, int to) {
        if (from == to) {
            return 0;
        }
        if (to >= Long.BYTES) {
            return (long) EIGHT.get(utf8, to - Long.BYTES) >>> (Byte.SIZE * (Long.BYTES - to + from));
        }
        long rest = 0;
        for (int i = to - 1; i >= from; i--) {
            rest = rest << Byte.SIZE | (utf8[i] & 0xff);
        }
        return rest;
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
