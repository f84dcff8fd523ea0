package io.sordini.app.notification;

import io.sordini.app.config.Endpoint;
import io.sordini.app.notification.Attempt.Outcome;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Posts messages to one endpoint. Follows no redirect: the address is the operator's, and nobody else says where messages
 * go. Reads nothing of an answer but its status and {@code Retry-After}.
 */
final class Poster {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Until the status is there. */
    private static final Duration ANSWER = Duration.ofSeconds(10);
    /** Until the whole answer is there, which nobody may draw out. */
    private static final Duration WHOLE = Duration.ofSeconds(15);

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Endpoint endpoint;
    private final InstantSource clock;
    private final HttpClient client;

    Poster(Endpoint endpoint, InstantSource clock) {
        this.endpoint = endpoint;
        this.clock = clock;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(ProxySelector.getDefault())
                .connectTimeout(CONNECT)
                .build();
    }

    /** Tries once. Never completes exceptionally. */
    CompletableFuture<Attempt> post(Message message) {
        CompletableFuture<HttpResponse<Void>> answer;
        try {
            answer = client.sendAsync(request(message), HttpResponse.BodyHandlers.discarding());
        } catch (IllegalArgumentException e) { // of an address that nobody can connect to
            answer = CompletableFuture.failedFuture(e);
        }
        CompletableFuture<HttpResponse<Void>> asked = answer;
        return answer.copy().orTimeout(WHOLE.toMillis(), TimeUnit.MILLISECONDS).handle((response, fault) -> {
            asked.cancel(true); // for an answer that does not end
            return response == null ? Attempt.failed(explain(fault)) : attempt(response);
        });
    }

    private HttpRequest request(Message message) {
        long timestamp = clock.instant().getEpochSecond();
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.url())
                .timeout(ANSWER)
                .header("content-type", "application/json")
                .header("user-agent", "sordini")
                .header("webhook-id", message.id())
                .header("webhook-timestamp", Long.toString(timestamp))
                .POST(HttpRequest.BodyPublishers.ofByteArray(message.body()));
        String signature = Signature.of(endpoint.secret(), message, timestamp);
        if (!signature.isEmpty()) {
            request.header("webhook-signature", signature);
        }
        return request.build();
    }

    private Attempt attempt(HttpResponse<?> response) {
        int status = response.statusCode();
        String said = "status " + status;
        if (status >= 200 && status < 300) {
            return new Attempt(Outcome.DELIVERED, said, Duration.ZERO);
        }
        boolean hopeful =
                status >= 500 || Set.of(REQUEST_TIMEOUT, TOO_MANY_REQUESTS).contains(status);
        if (!hopeful) {
            return new Attempt(Outcome.DEAD, said, Duration.ZERO);
        }
        Instant now = clock.instant();
        Duration asked = response.headers()
                .firstValue("retry-after")
                .map(text -> RetryAfter.parse(text, now))
                .orElse(Duration.ZERO);
        return new Attempt(Outcome.FAILED, said, asked);
    }

    /** The kind of the fault alone: a message might quote the address, which may be secret. */
    private static String explain(@Nullable Throwable fault) {
        Throwable cause = fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
        return cause == null ? "no answer" : cause.getClass().getSimpleName();
    }
}
