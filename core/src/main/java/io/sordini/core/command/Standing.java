package io.sordini.core.command;

import java.util.Locale;

/**
 * Whether a command is obeyed.
 *
 * @param refusal why not, for a person; empty if it is
 */
public record Standing(Kind kind, String refusal) {

    static final Standing SIGNED = new Standing(Kind.SIGNED, "");
    static final Standing CLAIMED = new Standing(Kind.CLAIMED, "");

    /** How far the actor is known. */
    public enum Kind {
        /** The actor's own key vouches for the command. */
        SIGNED,
        /** The policy names no operators, and the actor is who the command says. */
        CLAIMED,
        /** The command is not obeyed. */
        REFUSED;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Standing refused(String why) {
        return new Standing(Kind.REFUSED, why);
    }

    public boolean isRefused() {
        return kind == Kind.REFUSED;
    }
}
