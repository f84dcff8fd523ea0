package io.sordini.sandbox.labelled;

/** What a policy may demand of services; one that does not has nothing against who does without. */
public enum Demand {
    /** Whatever the policy says. */
    NOTHING,
    /** Tokens of {@value WebToken#ISSUER} only. */
    ISSUERS,
    /** Tokens for {@value WebToken#AUDIENCE} only. */
    AUDIENCES,
    /** A second factor before anything below {@code /payments}. */
    SECOND_FACTOR,
    /** API keys that were registered only. */
    REGISTERED_KEYS
}
