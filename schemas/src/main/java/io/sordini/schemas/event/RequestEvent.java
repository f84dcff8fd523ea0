package io.sordini.schemas.event;

import io.sordini.schemas.subject.Address;
import io.sordini.schemas.subject.Place;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request and its response, as far as Sordini looks at it; every other field goes to the audit log only. Values
 * are as the client sent them: unmasked, to be used and never to be written anywhere.
 *
 * @param query the query, where it was logged apart from the path
 * @param headers request headers, names in lower case; the last of several equal names
 * @param status the response's status code
 * @param responseTimeMs time to answer, in milliseconds
 * @param place where the client is, as the producer looked it up
 * @param decision id of the decision by which an enforcer already refused this request
 */
public record RequestEvent(
        @Nullable String id,
        @Nullable String timestamp,
        String method,
        String path,
        Body query,
        Map<String, String> headers,
        Body requestBody,
        Body responseBody,
        @Nullable Integer status,
        @Nullable Double responseTimeMs,
        @Nullable Address client,
        @Nullable String userAgent,
        @Nullable String sessionId,
        @Nullable String correlationId,
        @Nullable String serverId,
        @Nullable String user,
        @Nullable String apiKey,
        @Nullable String decision,
        @Nullable Place place)
        implements Event {

    public RequestEvent {
        headers = Map.copyOf(headers);
    }

    @Override
    public Optional<Address> clientAddress() {
        return Optional.ofNullable(client);
    }

    /** Whether the response says success (2xx or 3xx). */
    public boolean succeeded() {
        return status != null && status >= 200 && status < 400;
    }

    /** The token of an {@code Authorization: Bearer} header. */
    public Optional<String> bearerToken() {
        String header = headers.get("authorization");
        if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.empty();
        }
        String token = header.substring(7).strip();
        return token.isEmpty() ? Optional.empty() : Optional.of(token);
    }

    /** Method and status only. */
    @Override
    public String toString() {
        return "RequestEvent[" + method + ", " + status + "]";
    }
}
