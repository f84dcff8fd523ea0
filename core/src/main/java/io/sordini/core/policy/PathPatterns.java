package io.sordini.core.policy;

import java.util.List;
import java.util.Locale;

/**
 * What paths say about who asks for them.
 *
 * @param sensitive texts in lower case; a path that contains one is asked for by scanners only
 * @param admin texts in lower case; a path that contains one belongs to an administration
 * @param signUp endings in lower case of paths under which accounts are made
 * @param staticSuffixes endings in lower case; a missing file of that kind is no probe
 */
public record PathPatterns(
        List<String> sensitive, List<String> admin, List<String> signUp, List<String> staticSuffixes) {

    public PathPatterns {
        sensitive = List.copyOf(sensitive);
        admin = List.copyOf(admin);
        signUp = List.copyOf(signUp);
        staticSuffixes = List.copyOf(staticSuffixes);
    }

    /** Whether only a scanner asks for this decoded path. */
    public boolean isSensitive(String path) {
        return RequestPatterns.isIn(path, sensitive);
    }

    /** Whether the decoded path belongs to an administration. */
    public boolean isAdmin(String path) {
        return RequestPatterns.isIn(path, admin);
    }

    /** Whether the decoded path names a static file. */
    public boolean isStatic(String path) {
        return endsIn(path, staticSuffixes);
    }

    /** Whether accounts are made under the path, which is decoded and has single slashes. */
    public boolean isSignUp(String path) {
        return endsIn(path, signUp);
    }

    private static boolean endsIn(String path, List<String> suffixes) {
        String lower = path.toLowerCase(Locale.ROOT);
        for (String suffix : suffixes) {
            if (lower.endsWith(suffix)) {
                return true;
            }
        }
        return false;
    }
}
