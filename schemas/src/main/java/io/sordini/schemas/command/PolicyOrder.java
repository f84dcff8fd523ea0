package io.sordini.schemas.command;

import io.sordini.schemas.command.Command.Signature;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who publishes a policy, and why. It travels in a header of the document's own record.
 *
 * @param id the operator's name for it
 * @param name under which the policy is published
 * @param policy label of the policy, {@code name@hash}
 * @param sha256 of the document's bytes, 64 hexadecimal digits
 * @param replaces label of the policy that stood there before; absent if there was none, or none that could be read
 * @param actor who asks; as claimed, unless the signature vouches for it
 * @param reason why; at most {@value Command#MAX_TEXT} characters
 * @param issuedAt when the operator asked, to the millisecond
 */
public record PolicyOrder(
        String id,
        String name,
        String policy,
        String sha256,
        @Nullable String replaces,
        String actor,
        String reason,
        Instant issuedAt,
        @Nullable Signature signature)
        implements Order {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public PolicyOrder {
        if (isTooLong(id) || isTooLong(name) || isTooLong(policy) || isTooLong(actor) || isTooLong(reason)) {
            throw new IllegalArgumentException("every text has at most " + Command.MAX_TEXT + " characters");
        }
        if (replaces != null && isTooLong(replaces)) {
            throw new IllegalArgumentException("a label has at most " + Command.MAX_TEXT + " characters");
        }
        if (!SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("a hash has 64 hexadecimal digits");
        }
    }

    /** Of a document, in the form of {@link #sha256()}. */
    public static String sha256(byte[] document) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static boolean isTooLong(String text) {
        return text.length() > Command.MAX_TEXT;
    }

    @Override
    public byte[] signedContent() {
        return SignedContent.of(this);
    }

    /** The same with a signature. */
    PolicyOrder signed(Signature by) {
        return new PolicyOrder(id, name, policy, sha256, replaces, actor, reason, issuedAt, by);
    }
}
