package io.sordini.app.config;

import java.util.List;

/** Settings that cannot be used; names every problem. */
public final class ConfigException extends RuntimeException {

    @SuppressWarnings("serial") // an immutable list of texts
    private final List<String> problems;

    ConfigException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One line for each problem, none of them with a secret in it. */
    public List<String> problems() {
        return problems;
    }
}
