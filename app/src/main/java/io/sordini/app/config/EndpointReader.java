package io.sordini.app.config;

import io.sordini.core.policy.Severity;
import io.sordini.schemas.decision.Action;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads who is told of decisions. */
final class EndpointReader {

    private static final int HIGHEST_LIMIT = 600;
    private static final int LAST_PORT = 65_535;
    private static final URI NOWHERE = URI.create("https://localhost/");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Map<String, Stated> settings;
    private final List<String> problems;

    EndpointReader(Map<String, Stated> settings, List<String> problems) {
        this.settings = settings;
        this.problems = problems;
    }

    /** By name. */
    List<Endpoint> read() {
        Set<String> names = new TreeSet<>();
        for (String key : settings.keySet()) {
            if (EndpointSetting.of(key).isPresent()) {
                names.add(key.split("\\.", -1)[1]);
            } else if (key.startsWith(EndpointSetting.PREFIX)) {
                problems.add(key + ": expected notify.NAME.FIELD with a name of 1 to 32 of a-z, 0-9 and -, and one of "
                        + String.join(
                                ", ",
                                Stream.of(EndpointSetting.values())
                                        .map(EndpointSetting::field)
                                        .toList()));
            }
        }
        return names.stream().map(this::endpoint).toList();
    }

    private Endpoint endpoint(String name) {
        Endpoint.Format format = format(name);
        return new Endpoint(
                name,
                url(name),
                secret(name, format),
                format,
                actions(name),
                severity(name),
                shadow(name),
                limit(name));
    }

    private URI url(String name) {
        String text = text(EndpointSetting.URL, name);
        String key = EndpointSetting.URL.key(name);
        if (text.isEmpty()) {
            problems.add(key + " is missing: give the address that messages are posted to");
            return NOWHERE;
        }
        URI url = parse(text);
        // What was found is not said, since it may hold a secret.
        if (url == null
                || url.getHost() == null
                || url.getUserInfo() != null
                || url.getFragment() != null
                || url.getPort() > LAST_PORT) {
            problems.add(key + ": expected an address such as https://alerts.example.com/sordini, without login and #");
            return NOWHERE;
        }
        boolean local = "http".equals(url.getScheme()) && THIS_MACHINE.contains(url.getHost());
        if (!local && !"https".equals(url.getScheme())) {
            problems.add(key + ": expected https, or http to localhost, 127.0.0.1 or [::1]");
            return NOWHERE;
        }
        return url;
    }

    private static @Nullable URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private WebhookSecret secret(String name, Endpoint.Format format) {
        String text = text(EndpointSetting.SECRET, name);
        String key = EndpointSetting.SECRET.key(name);
        if (text.isEmpty()) {
            if (format == Endpoint.Format.WEBHOOK) {
                problems.add(key + " is missing: make one with 'echo whsec_$(openssl rand -base64 32)'");
            }
            return WebhookSecret.none();
        }
        try {
            return WebhookSecret.parse(text);
        } catch (IllegalArgumentException e) {
            problems.add(key + ": " + e.getMessage());
            return WebhookSecret.none();
        }
    }

    private Endpoint.Format format(String name) {
        String text = text(EndpointSetting.FORMAT, name);
        for (Endpoint.Format format : Endpoint.Format.values()) {
            if (format.text().equals(text)) {
                return format;
            }
        }
        wrong(EndpointSetting.FORMAT, name, "webhook or chat", text);
        return Endpoint.Format.CHAT;
    }

    private Set<Action> actions(String name) {
        String text = text(EndpointSetting.ACTIONS, name);
        Set<Action> actions = EnumSet.noneOf(Action.class);
        for (String word : text.split(",", -1)) {
            Action action = Action.parse(word.strip()).orElse(null);
            if (action == null || action == Action.ALLOW) {
                wrong(
                        EndpointSetting.ACTIONS,
                        name,
                        "some of alert, challenge, throttle, block and revoke, separated by commas",
                        text);
                return actions;
            }
            actions.add(action);
        }
        return actions;
    }

    private Severity severity(String name) {
        String text = text(EndpointSetting.SEVERITY, name);
        for (Severity severity : Severity.values()) {
            if (severity.name().toLowerCase(Locale.ROOT).equals(text)) {
                return severity;
            }
        }
        wrong(EndpointSetting.SEVERITY, name, "low, medium, high or critical", text);
        return Severity.LOW;
    }

    private boolean shadow(String name) {
        String text = text(EndpointSetting.SHADOW, name);
        if (!text.equals("true") && !text.equals("false")) {
            wrong(EndpointSetting.SHADOW, name, "true or false", text);
        }
        return text.equals("true");
    }

    private int limit(String name) {
        String text = text(EndpointSetting.LIMIT, name);
        int limit = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            wrong(EndpointSetting.LIMIT, name, "1 to " + HIGHEST_LIMIT + " messages in a minute", text);
            return 1;
        }
        return limit;
    }

    private String text(EndpointSetting setting, String name) {
        Stated stated = settings.get(setting.key(name));
        return stated == null
                ? setting.byDefault()
                : stated.value().strip(); // a file that holds nothing else ends in a line feed
    }

    private void wrong(EndpointSetting setting, String name, String expected, String found) {
        problems.add(setting.key(name) + ": expected " + expected + ", found '" + found + "'");
    }
}
