package io.sordini.core.scenario;

/** A document that holds no scenarios; says where, what was expected and what was found. */
public final class ScenarioException extends RuntimeException {

    ScenarioException(String message) {
        super(message);
    }
}
