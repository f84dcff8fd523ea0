package io.sordini.schemas.subject;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a bearer token says of itself, unverified: believe it only where a service accepted the token.
 *
 * @param id the {@code jti} claim
 * @param expiry the {@code exp} claim, as MockLoop writes it also with a fraction
 * @param issuer the {@code iss} claim
 * @param audiences the {@code aud} claim
 * @param roles what the token says of the roles of its user, in one claim or the other
 * @param methods the {@code amr} claim: how the user proved who they are
 */
public record BearerToken(
        @Nullable String id,
        @Nullable Instant expiry,
        @Nullable String issuer,
        List<String> audiences,
        List<String> roles,
        List<String> methods) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int MAX_TOKEN = 16 * 1024;
    private static final BearerToken OPAQUE = new BearerToken(null, null, null, List.of(), List.of(), List.of());

    /** Of a claim that is a list; who has more says nothing that anybody needs. */
    private static final int MAX_VALUES = 16;

    private static final int MAX_TEXT = 256;

    public BearerToken {
        audiences = List.copyOf(audiences);
        roles = List.copyOf(roles);
        methods = List.copyOf(methods);
    }

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

    /** Whether it is one that says anything of itself. */
    public boolean isOpaque() {
        return equals(OPAQUE);
    }

    private static BearerToken claims(byte[] payload) throws IOException {
        String id = null;
        String issuer = null;
        Instant expiry = null;
        List<String> audiences = new ArrayList<>(1);
        List<String> roles = new ArrayList<>(1);
        List<String> methods = new ArrayList<>(1);
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
                } else if (name.equals("iss") && value == JsonToken.VALUE_STRING) {
                    issuer = parser.getText();
                } else {
                    switch (name) {
                        case "aud" -> texts(parser, audiences);
                        case "roles", "role" -> texts(parser, roles);
                        case "amr" -> texts(parser, methods);
                        default -> parser.skipChildren();
                    }
                }
            }
        }
        return new BearerToken(id, expiry, issuer, audiences, roles, methods);
    }

    /** One text or a list of them. */
    private static void texts(JsonParser parser, List<String> texts) throws IOException {
        if (!parser.isExpectedStartArrayToken()) {
            text(parser, texts);
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == null) {
                return; // cut short
            }
            text(parser, texts);
            parser.skipChildren();
        }
    }

    private static void text(JsonParser parser, List<String> texts) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING
                && texts.size() < MAX_VALUES
                && parser.getTextLength() <= MAX_TEXT) {
            texts.add(parser.getText());
        }
    }
}
