package io.sordini.core.sanitize;

import io.sordini.core.policy.MaskingRule;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which names are sensitive: first the policy's rules, in order, then the names that carry credentials everywhere, so that
 * a policy cannot leak a token by not thinking of it; it can name it with {@code keep}.
 */
final class NameRules {

    private static final int MAX_CACHED = 4096;
    private static final int MAX_CACHED_LENGTH = 64;
    private static final MaskingRule CREDENTIAL =
            new MaskingRule("", MaskingRule.Type.REPLACE, MaskClass.NAME.placeholder(), 0, "");
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
            "privatekey",
            "signingkey",
            "credential",
            "sessionid",
            "socialsecurity",
            "cardnumber",
            "cvv",
            "bearer");
    private static final List<String> LAST = List.of("token", "assertion", "signature");
    private static final Set<String> WHOLE =
            Set.of("pwd", "pass", "dbpass", "pin", "otp", "totp", "mfacode", "sid", "jwt", "ssn", "cvc", "creditcard");
    private static final Set<String> LABELS = Set.of("name", "key", "field", "header", "param", "parameter", "label");
    private static final Set<String> LABELLED = Set.of("value", "val", "values", "content", "data", "text");

    private final List<NormalRule> rules;
    private final Map<String, Optional<MaskingRule>> cache = new ConcurrentHashMap<>();

    NameRules(List<MaskingRule> rules) {
        this.rules = rules.stream()
                .map(rule -> new NormalRule(normal(rule.field()), rule))
                .toList();
    }

    /** The rule for values under a name, or null if the name is not sensitive. */
    @Nullable
    MaskingRule find(String name) {
        Optional<MaskingRule> known = cache.get(name);
        if (known == null) {
            known = MaskClass.isPlaceholder(name) ? Optional.empty() : decide(normal(name));
            if (cache.size() < MAX_CACHED && name.length() <= MAX_CACHED_LENGTH) {
                cache.put(name, known);
            }
        }
        return known.orElse(null);
    }

    /** Whether the value of a header of this name is the rest of its line. */
    static boolean takesLine(String name) {
        String normal = normal(name);
        return normal.endsWith("authorization") || normal.endsWith("cookie");
    }

    /** Whether a field of this name holds the name that its sibling's value goes by. */
    static boolean isLabel(String name) {
        return LABELS.contains(normal(name));
    }

    static boolean isLabelled(String name) {
        return LABELLED.contains(normal(name));
    }

    private Optional<MaskingRule> decide(String name) {
        for (NormalRule candidate : rules) {
            if (name.contains(candidate.field)) {
                return candidate.rule.type() == MaskingRule.Type.KEEP ? Optional.empty() : Optional.of(candidate.rule);
            }
        }
        boolean credential = WHOLE.contains(name)
                || CONTAINED.stream().anyMatch(name::contains)
                || LAST.stream().anyMatch(name::endsWith);
        return credential ? Optional.of(CREDENTIAL) : Optional.empty();
    }

    private static String normal(String name) {
        String composed = isAscii(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFKC);
        StringBuilder letters = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                letters.append(Character.toLowerCase(c));
            }
        }
        return letters.toString();
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private record NormalRule(String field, MaskingRule rule) {}
}
