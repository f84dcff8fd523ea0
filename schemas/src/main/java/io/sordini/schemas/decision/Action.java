package io.sordini.schemas.decision;

import java.util.Locale;
import java.util.Optional;

/** What an enforcer does to a subject, from the weakest to the strongest; the JSON form is the name in lower case. */
public enum Action {
    ALLOW,
    ALERT,
    CHALLENGE,
    THROTTLE,
    BLOCK,
    REVOKE;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Action> parse(String text) {
        for (Action action : values()) {
            if (action.text().equals(text)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }

    public boolean isStrongerThan(Action other) {
        return compareTo(other) > 0;
    }
}
