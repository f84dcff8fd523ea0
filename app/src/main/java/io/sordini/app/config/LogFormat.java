package io.sordini.app.config;

import java.util.Locale;
import java.util.Optional;

/** How log lines look. */
public enum LogFormat {
    TEXT,
    JSON;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<LogFormat> parse(String text) {
        for (LogFormat format : values()) {
            if (format.text().equals(text)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
