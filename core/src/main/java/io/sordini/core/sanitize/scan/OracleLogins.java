package io.sordini.core.sanitize.scan;

import java.util.Locale;
import java.util.Set;

/** The password before the at sign where tools of Oracle take a login: {@code sqlplus scott/x@base}. */
final class OracleLogins {

    private static final int MAX_LOGIN = 64;
    private static final int MAX_BACK = 48;
    private static final Set<String> TOOLS = Set.of(
            "sqlplus", "sqlcl", "sql", "connect", "conn", "expdp", "impdp", "exp", "imp", "sqlldr", "rman", "userid");

    private final Text text;
    private final PairValue value;

    OracleLogins(Text text, PairValue value) {
        this.text = text;
        this.value = value;
    }

    /** Adds the password that ends before an at sign; gives where to go on, or -1. */
    int find(int at) {
        int slash = at - 1;
        int floor = Math.max(text.from(), Math.max(text.hits.lastEnd(), at - MAX_LOGIN));
        while (slash > floor && text.at(slash) != '/' && isInLogin(text.at(slash))) {
            slash--;
        }
        if (text.at(slash) != '/' || slash == at - 1 || text.at(slash - 1) == '/') {
            return -1;
        }
        int user = slash;
        while (user > floor && (Bytes.isName(text.at(user - 1)) || text.at(user - 1) == '#')) {
            user--;
        }
        if (user == slash || !isToolBefore(user)) {
            return -1;
        }
        value.take(slash + 1, at);
        if (value.isInnocent()) {
            return -1;
        }
        text.hits.add(slash + 1, at, MaskClass.SECRET);
        return at;
    }

    private static boolean isInLogin(int b) {
        return !Bytes.isSpace(b) && b != '=' && b != ',' && b != '@';
    }

    /** Whether a tool is named before, with nothing but options between. */
    private boolean isToolBefore(int user) {
        int end = user;
        int floor = Math.max(text.from(), user - MAX_BACK);
        while (end > floor && (Bytes.isSpace(text.at(end - 1)) || "\"'=".indexOf(text.at(end - 1)) >= 0)) {
            int wordEnd = end - 1;
            int start = wordEnd;
            while (start > floor && Bytes.isName(text.at(start - 1))) {
                start--;
            }
            if (TOOLS.contains(text.string(start, wordEnd).toLowerCase(Locale.ROOT))) {
                return true;
            }
            if (text.at(start) != '-' && start != wordEnd) {
                return false;
            }
            end = start == wordEnd ? wordEnd : start;
        }
        return false;
    }
}
