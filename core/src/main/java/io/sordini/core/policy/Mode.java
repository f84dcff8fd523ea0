package io.sordini.core.policy;

/** Whether a rule or limit acts; the YAML form is the constant's name in lower case. */
public enum Mode {
    /** Decisions are published and enforced. */
    ENFORCE,
    /** Decisions are recorded and never enforced. */
    SHADOW,
    /** Nothing is counted. */
    OFF
}
