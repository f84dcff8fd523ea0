package io.sordini.core.policy;

import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.subject.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How many events a subject may make; over any of the windows it is throttled.
 *
 * @param name the decision's rule
 * @param on what is counted
 * @param methods HTTP methods in upper case; any if there is none
 * @param paths templates of the paths that are meant; any if there is none
 * @param windows at least one, all must have a token
 */
public record RateLimit(
        String name,
        Scope subject,
        Mode mode,
        Fact on,
        Set<String> methods,
        List<PathTemplate> paths,
        List<Window> windows) {

    /**
     * A token bucket.
     *
     * @param rate tokens that come back during {@code per}
     * @param burst the bucket's size in tokens
     */
    public record Window(long rate, Duration per, long burst) {}

    public RateLimit {
        methods = Set.copyOf(methods);
        paths = List.copyOf(paths);
        windows = List.copyOf(windows);
    }

    /** Whether it says which requests it means, so that an event without method and path does not count. */
    public boolean isNarrow() {
        return !methods.isEmpty() || !paths.isEmpty();
    }

    /**
     * Whether a request is meant.
     *
     * @param method in any case
     * @param path without query, decoded and with single slashes
     */
    public boolean means(String method, String path) {
        return (methods.isEmpty() || methods.contains(method.toUpperCase(Locale.ROOT)))
                && (paths.isEmpty() || paths.stream().anyMatch(template -> template.matches(path)));
    }
}
