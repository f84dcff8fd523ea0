package io.sordini.core.policy;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Requests that nobody may make without having given a second factor.
 *
 * @param methods in upper case; any if empty
 * @param paths none, if empty
 */
public record SecondFactor(Set<String> methods, List<PathTemplate> paths) {

    public SecondFactor {
        methods = Set.copyOf(methods);
        paths = List.copyOf(paths);
    }

    /** @param path decoded, without query and with single slashes */
    public boolean isDemanded(String method, String path) {
        return paths.stream().anyMatch(template -> template.matches(path))
                && (methods.isEmpty() || methods.contains(method.toUpperCase(Locale.ROOT)));
    }
}
