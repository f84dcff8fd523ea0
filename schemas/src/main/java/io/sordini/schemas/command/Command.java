package io.sordini.schemas.command;

import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an operator asks for.
 *
 * @param id the operator's name for this command; its result is found under it
 * @param subject whom it concerns; credentials by keyed hash only
 * @param actor who asks; as claimed, unless the signature vouches for it
 * @param reason why, shown with the decision; at most {@value #MAX_TEXT} characters
 * @param duration how long a block or an allow entry lasts; absent for the policy's default, and for ever
 * @param decision with {@link Type#UNDO}: the id of the decision
 * @param issuedAt when the operator asked, to the millisecond; a signed command must have it, or it could be sent again later
 * @param signature absent if nobody vouches for the command
 */
public record Command(
        String id,
        Type type,
        Subject subject,
        String actor,
        String reason,
        @Nullable Duration duration,
        @Nullable String decision,
        @Nullable Instant issuedAt,
        @Nullable Signature signature)
        implements Order {

    public static final int MAX_TEXT = 256;

    /** Of a decision's id. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    /** Longest block that can be asked for. */
    public static final Duration MAX_DURATION = Duration.ofDays(3650);

    public Command {
        if (id.length() > MAX_TEXT || actor.length() > MAX_TEXT || reason.length() > MAX_TEXT) {
            throw new IllegalArgumentException("id, actor and reason have at most " + MAX_TEXT + " characters");
        }
        if (duration != null && (duration.toSeconds() < 1 || duration.compareTo(MAX_DURATION) > 0)) {
            throw new IllegalArgumentException("a duration is 1 s to " + MAX_DURATION.toDays() + " days");
        }
        if (!type.concerns(subject.scope())) {
            throw new IllegalArgumentException(
                    type.text() + " does not concern a " + subject.scope().text());
        }
        if ((type == Type.UNDO) != (decision != null) || (decision != null && !isId(decision))) {
            throw new IllegalArgumentException("undo names a decision by its id, and nothing else does");
        }
        if (signature != null && issuedAt == null) {
            throw new IllegalArgumentException("a signed command says when it was issued");
        }
    }

    /** A command that is about no decision. */
    public Command(
            String id,
            Type type,
            Subject subject,
            String actor,
            String reason,
            @Nullable Duration duration,
            @Nullable Instant issuedAt,
            @Nullable Signature signature) {
        this(id, type, subject, actor, reason, duration, null, issuedAt, signature);
    }

    /** Whether a text can be the id of a decision: 32 hexadecimal digits. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Whoever holds the private key vouches for every field of the command. */
    public record Signature(String key, String value) {

        /** Longest part, in characters; an Ed25519 signature has 88 in base64. */
        static final int MAX_TEXT = 128;

        /**
         * @param key fingerprint of the public key, see {@link VerifyingKey#fingerprint()}
         * @param value base64 of the Ed25519 signature
         */
        public Signature {
            if (key.length() > MAX_TEXT || value.length() > MAX_TEXT) {
                throw new IllegalArgumentException("a signature's parts have at most " + MAX_TEXT + " characters");
            }
        }
    }

    /** The JSON form is the constant's name in lower case. */
    public enum Type {
        BLOCK,
        /** Lifts what is decided against the subject. */
        UNBLOCK,
        /** Forgets what is held against the subject and lifts what bars it, save for a revocation. */
        UNLOCK,
        REVOKE,
        /** Lifts one decision about the subject, and those about others that it led to. */
        UNDO,
        /** Never decide against these addresses, and lift what was decided. */
        ALLOW,
        /** Take an allow entry back. */
        DISALLOW;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Type> parse(String text) {
            for (Type type : values()) {
                if (type.text().equals(text)) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }

        /** Whether it decides against the subject. */
        public boolean bars() {
            return this == BLOCK || this == REVOKE;
        }

        /** Whether it is about many subjects at once, so that every partition of the signals must hear of it. */
        public boolean concernsMany() {
            return this == ALLOW || this == DISALLOW;
        }

        /** Whether such a command may name a subject of this kind. */
        public boolean concerns(Scope scope) {
            return !concernsMany() || scope == Scope.IP || scope == Scope.RANGE;
        }
    }

    @Override
    public byte[] signedContent() {
        return SignedContent.of(this);
    }

    /** The same command with a signature. */
    Command signed(Signature by) {
        return new Command(id, type, subject, actor, reason, duration, decision, issuedAt, by);
    }
}
