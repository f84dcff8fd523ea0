package io.sordini.core.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads policies. A section that a document leaves out is that of the default policy; an empty one is empty. */
public final class PolicyReader {

    private static final String RESOURCE = "default.yaml";

    private PolicyReader() {}

    /**
     * Reads a policy.
     *
     * @param source what problems are reported under, such as the file's name
     * @throws PolicyException naming every problem
     */
    public static Policy read(String source, String yaml) {
        return read(source, yaml, Defaults.POLICY);
    }

    /**
     * Reads a policy whose sections stand in for those of another one.
     *
     * @throws PolicyException naming every problem
     */
    public static Policy over(Policy base, String source, String yaml) {
        return read(source, yaml, base);
    }

    /** The policy in the jar, good enough to run untouched. */
    public static Policy defaults() {
        return Defaults.POLICY;
    }

    private static Policy read(String source, String yaml, @Nullable Policy defaults) {
        YamlMapping root = YamlDocument.read(source, yaml);
        byte[] digest = digest(yaml);
        String name = root.required("name", Parser.NAME_TEXT, "unnamed");
        Policy policy = new Policy(
                name,
                ByteBuffer.wrap(digest).getLong(),
                name + "@" + HexFormat.of().formatHex(digest, 0, 6),
                section(
                        root,
                        "trusted_proxies",
                        defaults,
                        Policy::trustedProxies,
                        r -> Sections.networks(r, "trusted_proxies")),
                section(root, "allow", defaults, Policy::allow, Sections::allow),
                section(root, "operators", defaults, Policy::operators, Sections::operators),
                section(root, "auth_endpoints", defaults, Policy::authEndpoints, Sections::authEndpoints),
                section(root, "paths", defaults, Policy::paths, Sections::paths),
                section(root, "requests", defaults, Policy::requests, Sections::requests),
                section(root, "limits", defaults, Policy::limits, RuleSections::limits),
                section(root, "rules", defaults, Policy::rules, RuleSections::rules),
                section(root, "escalation", defaults, Policy::escalation, GuardSections::escalation),
                section(root, "guards", defaults, Policy::guards, GuardSections::guards),
                section(root, "masking", defaults, Policy::masking, MaskingSection::read),
                section(root, "tokens", defaults, Policy::tokens, CredentialSections::tokens),
                section(root, "second_factor", defaults, Policy::secondFactor, CredentialSections::secondFactor),
                section(root, "api_keys", defaults, Policy::registeredKeysOnly, CredentialSections::registeredKeysOnly),
                section(root, "rbac", defaults, Policy::rbac, CredentialSections::rbac));
        PolicyCheck.run(root, policy);
        root.done();
        root.problems().throwIfAny();
        return policy;
    }

    private static <T> T section(
            YamlMapping root,
            String key,
            @Nullable Policy defaults,
            Function<Policy, T> inherited,
            Function<YamlMapping, T> reader) {
        return root.has(key) || defaults == null ? reader.apply(root) : inherited.apply(defaults);
    }

    private static byte[] digest(String yaml) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(yaml.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Read on first use. */
    private static final class Defaults {
        static final Policy POLICY = read(RESOURCE, resource(), null);

        private static String resource() {
            try (InputStream in = PolicyReader.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new IllegalStateException("the jar lacks " + RESOURCE);
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
