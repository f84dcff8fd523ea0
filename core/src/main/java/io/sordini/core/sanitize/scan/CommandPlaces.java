package io.sordini.core.sanitize.scan;

/**
 * Passwords that commands take by their place, without any letter before them: {@code net user NAME X}, {@code net use
 * SHARE X}, {@code chpasswd <<< NAME:X}, and communities of SNMP. Like all that no operator joins, they must look made up.
 */
final class CommandPlaces {

    private static final int MAX_ARGUMENT = 64;
    private static final int MAX_BACK = 32;

    private final Text text;
    private final PairValue value;
    private final PairHits hits;
    private final ToldSecrets told;

    CommandPlaces(Text text, PairValue value, PairHits hits, ToldSecrets told) {
        this.text = text;
        this.value = value;
        this.hits = hits;
        this.told = told;
    }

    /** Adds the secret of the command whose name ends before {@code at}; gives where to go on, or -1. */
    int find(int nameStart, int nameEnd, int at) {
        return switch (nameEnd - nameStart) {
            case 3 -> text.startsWithIgnoringCase("net", nameStart) ? net(at) : -1;
            case 8 -> text.startsWithIgnoringCase("chpasswd", nameStart) ? piped(at) : -1;
            case 9 -> text.startsWithIgnoringCase("community", nameStart) && isSnmp(nameStart) ? secret(at) : -1;
            case 11 -> text.startsWithIgnoringCase("community", nameStart + 2) && isAccess(nameStart) ? secret(at) : -1;
            default -> -1;
        };
    }

    private int net(int at) {
        if (text.startsWithIgnoringCase("user ", at)) {
            return behind(argumentEnd(at + 5));
        }
        if (!text.startsWithIgnoringCase("use ", at)) {
            return -1;
        }
        int share = text.at(at + 5) == ':' ? at + 7 : at + 4;
        return text.at(share) == '\\' ? behind(argumentEnd(share)) : -1;
    }

    /** The secret behind an argument, unless an option or another command stands there. */
    private int behind(int end) {
        return text.at(end) == ' ' && text.at(end + 1) != '/' ? secret(end + 1) : -1;
    }

    private int argumentEnd(int at) {
        int i = at;
        while (i < at + MAX_ARGUMENT && i < text.to() && !Bytes.isSpace(text.at(i))) {
            i++;
        }
        return i == at ? -1 : i;
    }

    private int piped(int at) {
        if (!text.startsWithIgnoringCase("<<< ", at)) {
            return -1;
        }
        value.read(at + 4, false, ' ');
        for (int i = value.start(); i < value.end(); i++) {
            if (text.at(i) == ':') {
                value.take(i + 1, value.end());
                return hits.addSecret();
            }
        }
        return -1;
    }

    private int secret(int at) {
        return at > 0 && told.read(at) ? hits.addSecret() : -1;
    }

    /** Whether the line is about SNMP, as {@code snmp-server community x1} is. */
    private boolean isSnmp(int at) {
        int floor = Math.max(text.from(), at - MAX_BACK);
        for (int i = at - 5; i >= floor && text.at(i) != '\n'; i--) {
            if (text.startsWithIgnoringCase("snmp", i)) {
                return true;
            }
        }
        return false;
    }

    /** As {@code rocommunity} and {@code rwcommunity} begin. */
    private boolean isAccess(int at) {
        return text.startsWithIgnoringCase("ro", at) || text.startsWithIgnoringCase("rw", at);
    }
}
