package io.sordini.core.signal;

import io.sordini.core.request.BodyField;
import io.sordini.core.request.RequestQuery;
import io.sordini.schemas.event.Body;
import io.sordini.schemas.event.RequestEvent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The API key of a request, and where it stands: in the address before anywhere else, since there everybody sees it. */
record PresentedKey(@Nullable String text, Where place) {

    enum Where {
        URL,
        HEADER,
        BODY
    }

    private static final List<String> NAMES = List.of("api_key", "apikey", "api-key");
    private static final String HEADER = "x-api-key";

    static PresentedKey of(RequestEvent request, RequestQuery query) {
        Optional<String> inUrl = query.parameter(NAMES);
        if (inUrl.isPresent()) {
            return new PresentedKey(inUrl.get(), Where.URL);
        }
        String known = headerOrField(request);
        if (known != null || !mayHold(request.requestBody())) {
            return new PresentedKey(known, Where.HEADER);
        }
        return new PresentedKey(BodyField.find(request.requestBody(), NAMES).orElse(null), Where.BODY);
    }

    static @Nullable String headerOrField(RequestEvent request) {
        return request.apiKey() != null ? request.apiKey() : request.headers().get(HEADER);
    }

    /** Few bodies name a key; the others need not be parsed. */
    private static boolean mayHold(Body body) {
        String text = body.text();
        return text == null || NAMES.stream().anyMatch(text::contains);
    }
}
