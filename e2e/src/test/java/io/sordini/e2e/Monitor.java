package io.sordini.e2e;

import io.sordini.testkit.Await;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a process how it is, where it says that it can be asked. */
final class Monitor {

    private static final Pattern URL = Pattern.compile("health and metrics at (http://[0-9.]+:[0-9]+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    private Monitor(String url) {
        this.url = url;
    }

    static Monitor of(SordiniProcess process, Duration limit) {
        Await.until(process::output, limit, () -> URL.matcher(process.output()).find());
        Matcher said = URL.matcher(process.output());
        if (!said.find()) {
            throw new IllegalStateException("what was said a moment ago is said no more");
        }
        return new Monitor(said.group(1));
    }

    int status(String path) {
        return get(path).statusCode();
    }

    String body(String path) {
        return get(path).body();
    }

    private HttpResponse<String> get(String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(url + path))
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new AssertionError(path, e);
        }
    }
}
