package io.sordini.schemas.subject;

import java.util.Optional;

/** What kind of thing a subject is. */
public enum Scope {
    IP("ip"),
    RANGE("range"),
    USER("user"),
    SESSION("session"),
    TOKEN("token"),
    FAMILY("family"),
    API_KEY("api-key"),
    TENANT("tenant"),
    /** The fingerprint of a wrong password, whoever tried it; only ever alerted about. */
    PASSWORD("password");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /** The form used in keys and documents. */
    public String text() {
        return text;
    }

    public static Optional<Scope> parse(String text) {
        for (Scope scope : values()) {
            if (scope.text.equals(text)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }
}
