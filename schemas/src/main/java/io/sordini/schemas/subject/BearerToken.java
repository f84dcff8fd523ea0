package io.sordini.schemas.subject;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a bearer token says of itself, unverified: enough to know how long a revocation of it must live.
 *
 * @param id the {@code jti} claim
 * @param expiry the {@code exp} claim, as MockLoop writes it also with a fraction
 */
public record BearerToken(@Nullable String id, @Nullable Instant expiry) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int MAX_TOKEN = 16 * 1024;
    private static final BearerToken OPAQUE = new BearerToken(null, null);

    /** Reads the claims of a JWT; any other token is opaque and has none. */
    public static BearerToken read(String token) {
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        if (first <= 0 || second < 0 || token.length() > MAX_TOKEN) {
            return OPAQUE;
        }
        try {
            return claims(Base64.getUrlDecoder().decode(token.substring(first + 1, second)));
        } catch (IOException | IllegalArgumentException notAJwt) {
            return OPAQUE;
        }
    }

    public Optional<String> jti() {
        return Optional.ofNullable(id);
    }

    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiry);
    }

    private static BearerToken claims(byte[] payload) throws IOException {
        String id = null;
        Instant expiry = null;
        try (JsonParser parser = JSON.createParser(payload)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return OPAQUE;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("jti") && value == JsonToken.VALUE_STRING) {
                    id = parser.getText();
                } else if (name.equals("exp") && value.isNumeric()) {
                    double seconds = parser.getDoubleValue();
                    // Beyond year 9999 the claim is nonsense; the token then counts as one without expiry.
                    expiry = seconds > 0 && seconds < 253402300800d
                            ? Instant.ofEpochMilli((long) (seconds * 1000))
                            : null;
                } else {
                    parser.skipChildren();
                }
            }
        }
        return new BearerToken(id, expiry);
    }
}
