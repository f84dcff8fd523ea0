package io.sordini.core.policy;

import java.util.List;
import java.util.Locale;

/**
 * What paths say about who asks for them.
 *
 * @param sensitive texts in lower case; a path that contains one is asked for by scanners only
 * @param staticSuffixes endings in lower case; a missing file of that kind is no probe
 */
public record PathPatterns(List<String> sensitive, List<String> staticSuffixes) {

    public PathPatterns {
        sensitive = List.copyOf(sensitive);
        staticSuffixes = List.copyOf(staticSuffixes);
    }

    /** Whether only a scanner asks for this decoded path. */
    public boolean isSensitive(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return sensitive.stream().anyMatch(lower::contains);
    }

    /** Whether the decoded path names a static file. */
    public boolean isStatic(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return staticSuffixes.stream().anyMatch(lower::endsWith);
    }
}
