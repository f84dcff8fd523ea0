package io.sordini.app.notification;

import io.sordini.app.screen.Cleaner;

/**
 * Text of whatever origin made harmless for a chat: it names nobody, links nowhere, has no form of its own, and is short. What
 * is escaped is what Slack's format gives meaning to, and beside it the plain {@code @here} that others know.
 */
final class ChatText {

    private static final int LONGEST = 200;
    /** Has no width, and keeps what stands around it from being read as one thing. */
    private static final String APART = "\u200b";

    private ChatText() {}

    /** Set as code, in which nothing is looked for. */
    static String code(String text) {
        String clean = Cleaner.harmless(text).replace('`', '\'');
        boolean tooLong = clean.codePointCount(0, clean.length()) > LONGEST;
        String cut = tooLong ? clean.substring(0, clean.offsetByCodePoints(0, LONGEST)) + "..." : clean;
        String escaped = cut.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "@" + APART)
                .replace("://", ":" + APART + "//");
        return escaped.isBlank() ? "-" : "`" + escaped + "`";
    }
}
