package io.sordini.e2e.crowdsec;

import io.sordini.schemas.JsonDocument;
import java.time.Instant;

/**
 * A request of a trace, in the form that both engines read.
 *
 * @param time milliseconds since the epoch
 */
record Request(long time, String source, String method, String path, int status, String agent, String body) {

    Request login(int answer, String sent) {
        return new Request(time, source, "POST", "/token", answer, agent, sent);
    }

    Request page(String asked, int answer) {
        return new Request(time, source, method, asked, answer, agent, body);
    }

    Request agent(String named) {
        return new Request(time, source, method, path, status, named, body);
    }

    byte[] json() {
        return JsonDocument.bytes(JsonDocument.object()
                .put("timestamp", JsonDocument.text(Instant.ofEpochMilli(time)))
                .put("client_ip", source)
                .put("method", method)
                .put("path", path)
                .put("status_code", status)
                .put("user_agent", agent)
                .put("request_body", body));
    }
}
