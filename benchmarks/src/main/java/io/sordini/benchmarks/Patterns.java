package io.sordini.benchmarks;

import java.util.List;

/** Regular expressions as they are commonly written for this, with what takes the place of what they match. */
final class Patterns {

    /** @param replacement without characters that a replacement would interpret */
    record Rule(String regex, String replacement) {}

    /** E-mail, card, social security number and IPv4 address: what most guides to masking begin and end with. */
    static final List<Rule> FOUR = List.of(
            new Rule("\\b[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}\\b", "[EMAIL]"),
            new Rule("\\b(?:\\d[ -]?){13,16}\\b", "[CARD]"),
            new Rule("\\b\\d{3}-\\d{2}-\\d{4}\\b", "[SSN]"),
            new Rule("\\b(?:\\d{1,3}\\.){3}\\d{1,3}\\b", "[IP]"));

    /** The four and the twelve that a longer list has. */
    static final List<Rule> SIXTEEN = List.of(
            FOUR.get(0),
            FOUR.get(1),
            FOUR.get(2),
            FOUR.get(3),
            new Rule("(?i)\\b(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}\\b", "[IP]"),
            new Rule("\\beyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]*)?", "[JWT]"),
            new Rule("\\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\\b", "[SECRET]"),
            new Rule("\\bgh[pousr]_[A-Za-z0-9]{36}\\b", "[SECRET]"),
            new Rule("\\bxox[abeoprs]-[A-Za-z0-9-]{10,}", "[SECRET]"),
            new Rule("\\b[sr]k_live_[A-Za-z0-9]{24,}\\b", "[SECRET]"),
            new Rule("\\bAIza[A-Za-z0-9_-]{35}", "[SECRET]"),
            new Rule("(?i)\\bbearer +[A-Za-z0-9._~+/-]{8,}=*", "Bearer [SECRET]"),
            new Rule("://[^/\\s:@]+:[^/\\s@]+@", "://[SECRET]@"),
            new Rule("\\b[A-Z]{2}\\d{2}[A-Z0-9]{11,30}\\b", "[IBAN]"),
            new Rule("\\+\\d{1,3}[ .-]?\\(?\\d{2,4}\\)?(?:[ .-]?\\d{2,4}){2,4}", "[PHONE]"),
            new Rule("(?i)\\b(?:password|passwd|pwd|secret|token|api[_-]?key) *[=:] *[^\\s,;&\"]+", "[SECRET]"));

    private Patterns() {}
}
