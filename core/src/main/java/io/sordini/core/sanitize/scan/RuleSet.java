package io.sordini.core.sanitize.scan;

import io.sordini.core.policy.MaskingRule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The version of what is looked for, so that a record tells by which rules it was masked. */
public final class RuleSet {

    /** Goes up with each change of what the detectors find. */
    static final int DETECTORS = 2;

    private RuleSet() {}

    /** {@code detectors-digest}; the digest is over the prefixes of keys and the policy's rules. */
    public static String version(List<MaskingRule> rules) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            Prefixes.rows().forEach(row -> sha256.update(row.text().getBytes(StandardCharsets.UTF_8)));
            rules.forEach(rule -> sha256.update(rule.toString().getBytes(StandardCharsets.UTF_8)));
            return DETECTORS + "-" + HexFormat.of().formatHex(sha256.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
