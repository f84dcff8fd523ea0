package io.sordini.core.policy;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Requests that are an authentication, for producers that log requests only.
 *
 * @param methods HTTP methods in upper case
 * @param paths exact paths, without query
 * @param user names of the request field that holds the user name, the first one present counts
 * @param token names of the response field that holds the access token, the first one present counts
 * @param failureStatuses answers that mean a refused login
 */
public record AuthEndpoint(
        Kind kind,
        Set<String> methods,
        Set<String> paths,
        List<String> user,
        List<String> token,
        Set<Integer> failureStatuses) {

    /** What a request to the endpoint attempts; the YAML form is the constant's name in lower case. */
    public enum Kind {
        LOGIN,
        LOGOUT
    }

    public AuthEndpoint {
        methods = Set.copyOf(methods);
        paths = Set.copyOf(paths);
        user = List.copyOf(user);
        token = List.copyOf(token);
        failureStatuses = Set.copyOf(failureStatuses);
    }

    /**
     * Whether a request is meant.
     *
     * @param method in any case, since servers differ in whether they mind
     * @param path without query, decoded and with single slashes
     */
    public boolean matches(String method, String path) {
        return paths.contains(path) && methods.contains(method.toUpperCase(Locale.ROOT));
    }
}
