package io.sordini.core.policy;

import java.util.List;
import java.util.Locale;

/**
 * What a request looks like that nobody honest sends; all in lower case, found anywhere.
 *
 * @param sql in a decoded query
 * @param script in a decoded query
 * @param scannerAgents in a user agent
 */
public record RequestPatterns(List<String> sql, List<String> script, List<String> scannerAgents) {

    public RequestPatterns {
        sql = List.copyOf(sql);
        script = List.copyOf(script);
        scannerAgents = List.copyOf(scannerAgents);
    }

    /** @param text in any case */
    public static boolean isIn(String text, List<String> patterns) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String pattern : patterns) {
            if (lower.contains(pattern)) {
                return true;
            }
        }
        return false;
    }
}
