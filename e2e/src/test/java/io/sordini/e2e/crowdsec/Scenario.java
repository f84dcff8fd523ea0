package io.sordini.e2e.crowdsec;

import java.time.Duration;
import java.util.Locale;

/**
 * A rule of the default policy beside a scenario of CrowdSec with the same figures; those of the hub, but where the rule's
 * silence is its own. The constant's name is the rule's.
 */
enum Scenario {
    /** As ssh-bf and http-generic-bf in the hub. */
    LOGIN_BF_IP(
            5, Duration.ofSeconds(10), Duration.ofMinutes(1), "", "method == 'POST' && path == '/token' && bad_login"),
    /** As ssh-slow-bf. */
    LOGIN_BF_SLOW_IP(
            10, Duration.ofSeconds(60), Duration.ofMinutes(1), "", "method == 'POST' && path == '/token' && bad_login"),
    /** As ssh-bf_user-enum. */
    USER_ENUM(
            5,
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            "request_body",
            "method == 'POST' && path == '/token' && status == '404'"),
    /** As http-probing. */
    PROBING(
            10,
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            "path",
            "path != '/token' && status in ['400', '403', '404'] && not (path endsWith '.css')"),
    /** As http-sensitive-files. */
    SENSITIVE_FILES(4, Duration.ofSeconds(5), Duration.ofMinutes(5), "path", "path contains '/.env'"),
    /** As http-admin-interface-probing. */
    ADMIN_PROBING(
            2, Duration.ofSeconds(10), Duration.ofMinutes(1), "path", "path startsWith '/admin' && status == '403'"),
    /** As http-bad-user-agent. */
    BAD_UA(1, Duration.ofMinutes(1), Duration.ofMinutes(2), "", "user_agent contains 'sqlmap'"),
    /** As http-path-traversal-probing. */
    TRAVERSAL(3, Duration.ofSeconds(10), Duration.ofMinutes(2), "path", "path contains '../'"),
    /** As http-crawl-non_statics. */
    CRAWL(
            40,
            Duration.ofMillis(500),
            Duration.ofMinutes(1),
            "path",
            "method == 'GET' && status == '200' && not (path endsWith '.css')");

    private final int capacity;
    private final Duration leak;
    private final Duration silence;
    private final String distinct;
    private final String filter;

    Scenario(int capacity, Duration leak, Duration silence, String distinct, String filter) {
        this.capacity = capacity;
        this.leak = leak;
        this.silence = silence;
        this.distinct = distinct;
        this.filter = filter;
    }

    int capacity() {
        return capacity;
    }

    Duration leak() {
        return leak;
    }

    Duration silence() {
        return silence;
    }

    boolean isDistinct() {
        return !distinct.isEmpty();
    }

    /** Whether the requests of another scenario count here as well. */
    boolean counts(Scenario other) {
        return other == this
                || switch (this) {
                    case LOGIN_BF_IP, LOGIN_BF_SLOW_IP ->
                        other == LOGIN_BF_IP || other == LOGIN_BF_SLOW_IP || other == USER_ENUM;
                    case PROBING -> other == ADMIN_PROBING;
                    case CRAWL -> other == SENSITIVE_FILES || other == TRAVERSAL || other == BAD_UA;
                    case USER_ENUM, SENSITIVE_FILES, ADMIN_PROBING, BAD_UA, TRAVERSAL -> false;
                };
    }

    /** The name in the policy. */
    String rule() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Scenario of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The scenario as CrowdSec reads it. */
    String yaml() {
        String written = filter.replace("bad_login", "status in ['401', '403', '404', '422']")
                .replaceAll("\\b(method|path|status|user_agent)\\b", "evt.Meta.$1");
        return """
                type: leaky
                name: sordini/%s
                description: as the rule
                filter: "%s"
                groupby: evt.Meta.source_ip
                %scapacity: %d
                leakspeed: %dms
                blackhole: %dms
                labels: {remediation: true}
                """.formatted(
                        rule(),
                        written,
                        isDistinct() ? "distinct: evt.Meta." + distinct + "\n" : "",
                        capacity,
                        leak.toMillis(),
                        silence.toMillis());
    }

    /** What a request must be to count. */
    Request request(String source, long time, int value) {
        Request plain = new Request(time, source, "GET", "/", 200, "agent", "");
        return switch (this) {
            case LOGIN_BF_IP, LOGIN_BF_SLOW_IP -> plain.login(401, "username=admin&password=x");
            case USER_ENUM -> plain.login(404, "username=user" + value + "&password=x");
            case PROBING -> plain.page("/old/" + value, 404);
            case SENSITIVE_FILES -> plain.page("/app" + value + "/.env", 200);
            case ADMIN_PROBING -> plain.page("/admin/" + value, 403);
            case BAD_UA -> plain.agent("sqlmap/1." + value);
            case TRAVERSAL -> plain.page("/files/../../" + value + ".txt", 200);
            case CRAWL -> plain.page("/items/" + value, 200);
        };
    }
}
