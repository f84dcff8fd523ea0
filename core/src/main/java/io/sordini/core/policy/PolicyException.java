package io.sordini.core.policy;

import java.util.List;

/** A document that is no policy; names every problem in it, each with line, path, what was expected and what was found. */
public final class PolicyException extends RuntimeException {

    @SuppressWarnings("serial") // an immutable list of texts
    private final List<String> problems;

    public PolicyException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One line for each problem, in the order of the document. */
    public List<String> problems() {
        return problems;
    }
}
