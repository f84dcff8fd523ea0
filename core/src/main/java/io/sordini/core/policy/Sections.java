package io.sordini.core.policy;

import io.sordini.schemas.command.VerifyingKey;
import io.sordini.schemas.policy.AllowEntry;
import io.sordini.schemas.subject.Network;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The sections about whom and what an event concerns. */
final class Sections {

    private static final Network NOBODY = Network.parse("192.0.2.0").orElseThrow();
    private static final Parser<Integer> STATUS = Parser.number(100, 599);
    private static final Parser<String> PATTERN = new Parser<>(
            "a text of 3 to 100 characters in lower case",
            text -> text.length() < 3 || text.length() > 100 || !text.equals(text.toLowerCase(Locale.ROOT))
                    ? Optional.empty()
                    : Optional.of(text));
    private static final Parser<String> PATH = new Parser<>(
            "a path that starts with /", text -> text.startsWith("/") ? Optional.of(text) : Optional.empty());
    static final Parser<String> METHOD = new Parser<>(
            "an HTTP method such as POST", text -> text.matches("[A-Z]{1,20}") ? Optional.of(text) : Optional.empty());
    private static final Parser<String> PUBLIC_KEY =
            new Parser<>("a public key as 'sordini keys create --operator' prints it", Sections::publicKey);

    private Sections() {}

    static List<Network> networks(YamlMapping root, String key) {
        return root.list(key, Parser.NETWORK);
    }

    static List<AllowEntry> allow(YamlMapping root) {
        return root.mappings(
                "allow",
                entry -> new AllowEntry(
                        entry.required("value", Parser.NETWORK, NOBODY),
                        entry.required("reason", Parser.TEXT, ""),
                        null,
                        null,
                        null));
    }

    static List<Operator> operators(YamlMapping root) {
        return root.mappings(
                "operators",
                entry -> new Operator(
                        entry.required("name", Parser.NAME_TEXT, ""), entry.required("key", PUBLIC_KEY, "")));
    }

    private static Optional<String> publicKey(String text) {
        try {
            return Optional.of(VerifyingKey.parse(text).text());
        } catch (IllegalArgumentException notAKey) {
            return Optional.empty();
        }
    }

    static List<AuthEndpoint> authEndpoints(YamlMapping root) {
        return root.mappings("auth_endpoints", Sections::authEndpoint);
    }

    private static AuthEndpoint authEndpoint(YamlMapping entry) {
        AuthEndpoint endpoint = new AuthEndpoint(
                entry.required("kind", Parser.oneOf(AuthEndpoint.Kind.values()), AuthEndpoint.Kind.LOGIN),
                Set.copyOf(entry.list("methods", METHOD)),
                Set.copyOf(entry.list("paths", PATH)),
                entry.list("user", Parser.TEXT),
                entry.list("token", Parser.TEXT),
                Set.copyOf(entry.list("failure_statuses", STATUS)));
        if (endpoint.methods().isEmpty()) {
            entry.wrong("methods", "expected at least one method, found none");
        }
        if (endpoint.paths().isEmpty()) {
            entry.wrong("paths", "expected at least one path, found none");
        }
        return endpoint;
    }

    static PathPatterns paths(YamlMapping root) {
        YamlMapping section = root.mapping("paths");
        PathPatterns paths = new PathPatterns(
                section.list("sensitive", PATTERN),
                section.list("admin", PATTERN),
                section.list("sign_up", PATTERN),
                section.list("static_suffixes", PATTERN));
        section.done();
        return paths;
    }

    static RequestPatterns requests(YamlMapping root) {
        YamlMapping section = root.mapping("requests");
        RequestPatterns requests = new RequestPatterns(
                section.list("sql", PATTERN), section.list("script", PATTERN), section.list("scanner_agents", PATTERN));
        section.done();
        return requests;
    }
}
