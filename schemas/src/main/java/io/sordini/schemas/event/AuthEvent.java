package io.sordini.schemas.event;

import io.sordini.schemas.subject.Address;
import io.sordini.schemas.subject.Place;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that an identity service did or refused. Values are unmasked: to be used and never to be written anywhere.
 *
 * @param jti the token's identity
 * @param family the refresh token's family
 * @param expiresAt when the token expires
 * @param passwordFingerprint truncated keyed hash of a wrong password, made by the producer
 * @param apiKey the key that was created or disabled
 * @param role the roles of the user or key, separated by commas
 * @param place where the client is, as the producer looked it up
 */
public record AuthEvent(
        AuthEventType type,
        @Nullable String id,
        @Nullable String timestamp,
        @Nullable String user,
        @Nullable Address client,
        @Nullable String sessionId,
        @Nullable String jti,
        @Nullable String family,
        @Nullable String issuer,
        @Nullable String audience,
        @Nullable Instant expiresAt,
        @Nullable String mfaMethod,
        @Nullable String reason,
        @Nullable String passwordFingerprint,
        @Nullable String userAgent,
        @Nullable String correlationId,
        @Nullable String serverId,
        @Nullable String apiKey,
        @Nullable String role,
        @Nullable Place place)
        implements Event {

    @Override
    public Optional<Address> clientAddress() {
        return Optional.ofNullable(client);
    }

    /** The type only. */
    @Override
    public String toString() {
        return "AuthEvent[" + type + "]";
    }
}
