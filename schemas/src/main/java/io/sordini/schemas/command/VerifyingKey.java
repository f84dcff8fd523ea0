package io.sordini.schemas.command;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** An operator's public Ed25519 key (RFC 8032): tells who a command is from. */
public final class VerifyingKey {

    private static final int FINGERPRINT_BYTES = 8;

    private final PublicKey key;

    VerifyingKey(PublicKey key) {
        this.key = key;
    }

    /**
     * Reads base64 of an X.509 SubjectPublicKeyInfo.
     *
     * @throws IllegalArgumentException when it is none of an Ed25519 key
     */
    public static VerifyingKey parse(String text) {
        try {
            byte[] encoded = Base64.getDecoder().decode(text.strip());
            return new VerifyingKey(
                    KeyFactory.getInstance(SigningKey.ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("expected base64 of a public Ed25519 key", e);
        }
    }

    /** What {@link #parse} reads. */
    public String text() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** First 64 bits of SHA-256 of the encoded key, in hexadecimal digits: which key signed, among those known. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Whether the holder of the private key signed exactly this. */
    public boolean verifies(Order order) {
        Command.Signature signature = order.signature();
        if (signature == null || !signature.key().equals(fingerprint())) {
            return false;
        }
        try {
            return verifies(order.signedContent(), Base64.getDecoder().decode(signature.value()));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    boolean verifies(byte[] content, byte[] signature) {
        try {
            Signature verification = Signature.getInstance(SigningKey.ALGORITHM);
            verification.initVerify(key);
            verification.update(content);
            return verification.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyingKey that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return "VerifyingKey[" + fingerprint() + "]";
    }
}
