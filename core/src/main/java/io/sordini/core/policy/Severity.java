package io.sordini.core.policy;

/** How bad it is when a rule fires; the YAML form is the constant's name in lower case. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
