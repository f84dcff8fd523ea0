package io.sordini.core.policy;

/**
 * Somebody whose commands are obeyed.
 *
 * @param name the actor of the commands
 * @param key public key, as {@link io.sordini.schemas.command.VerifyingKey#text()}
 */
public record Operator(String name, String key) {}
