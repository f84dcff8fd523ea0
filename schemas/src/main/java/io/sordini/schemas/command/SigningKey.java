package io.sordini.schemas.command;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An operator's private Ed25519 key (RFC 8032), with which commands are signed. */
public final class SigningKey {

    static final String ALGORITHM = "Ed25519";

    private static final Pattern OPERATOR = Pattern.compile("(?m)^Operator: ([a-z0-9][a-z0-9-]{0,39})$");
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private final String operator;
    private final PrivateKey key;
    private final VerifyingKey publicKey;

    private SigningKey(String operator, PrivateKey key, VerifyingKey publicKey) {
        this.operator = operator;
        this.key = key;
        this.publicKey = publicKey;
    }

    /** @param operator whose key it is: 1 to 40 of a-z, 0-9 and -, the name that the policy lists */
    public static SigningKey generate(String operator, SecureRandom random) {
        if (!OPERATOR.matcher("Operator: " + operator).matches()) {
            throw new IllegalArgumentException("an operator's name is 1 to 40 of a-z, 0-9 and -");
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, random);
            KeyPair pair = generator.generateKeyPair();
            return new SigningKey(operator, pair.getPrivate(), new VerifyingKey(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
        }
    }

    /**
     * Reads the form of {@link #toPem()}.
     *
     * @throws IllegalArgumentException saying what is wrong, without repeating any key material
     */
    public static SigningKey parsePem(String pem) {
        Matcher named = OPERATOR.matcher(pem);
        if (!named.find()) {
            throw new IllegalArgumentException("expected a line 'Operator: NAME' before the keys");
        }
        VerifyingKey publicKey = VerifyingKey.parse(block(pem, "PUBLIC KEY"));
        SigningKey key = new SigningKey(named.group(1), privateKey(block(pem, "PRIVATE KEY")), publicKey);
        byte[] probe = {1};
        if (!publicKey.verifies(probe, key.signature(probe))) {
            throw new IllegalArgumentException("expected a private and a public block of the same key");
        }
        return key;
    }

    private static PrivateKey privateKey(String base64) {
        try {
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // without the cause, which may quote what it stumbled over
            throw new IllegalArgumentException("expected a private Ed25519 key in PKCS #8 form");
        }
    }

    private static String block(String pem, String label) {
        Matcher block = Pattern.compile(
                        "-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]{1,2000})-----END " + label + "-----")
                .matcher(pem);
        if (!block.find()) {
            throw new IllegalArgumentException("expected a block " + label);
        }
        return block.group(1).replaceAll("\\s", "");
    }

    /** The operator's name and both halves of the key, in PEM blocks (RFC 7468). Secret. */
    public String toPem() {
        return "Operator: " + operator + "\n"
                + "-----BEGIN PRIVATE KEY-----\n" + LINES.encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n"
                + "-----BEGIN PUBLIC KEY-----\n"
                + LINES.encodeToString(Base64.getDecoder().decode(publicKey.text()))
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** Whose key it is. */
    public String operator() {
        return operator;
    }

    /** What the policy lists. */
    public VerifyingKey publicKey() {
        return publicKey;
    }

    /** The command with a signature over every field of it. @throws IllegalArgumentException when it says no time of issue */
    public Command sign(Command command) {
        return command.signed(signature(command));
    }

    /** The order with a signature over every field of it. */
    public PolicyOrder sign(PolicyOrder order) {
        return order.signed(signature(order));
    }

    private Command.Signature signature(Order order) {
        String value = Base64.getEncoder().encodeToString(signature(order.signedContent()));
        return new Command.Signature(publicKey.fingerprint(), value);
    }

    private byte[] signature(byte[] content) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key made or read here signs", e);
        }
    }

    /** Without key material. */
    @Override
    public String toString() {
        return "SigningKey[" + operator + ", " + publicKey.fingerprint() + "]";
    }
}
