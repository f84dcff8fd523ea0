package io.sordini.core.policy;

import io.sordini.schemas.subject.Network;

/** Addresses that are never decided against, and why. */
public record AllowEntry(Network network, String reason) {}
