package io.sordini.core.policy;

import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.subject.Scope;
import java.time.Duration;
import java.util.List;

/**
 * What is watched for, and what follows when it is seen.
 *
 * @param name the rule's identity in decisions and state
 * @param what what it is about, for people
 * @param on the signals that it counts
 * @param subject the kind of subject that it watches
 * @param suppress how long after firing a repeat is hidden
 * @param sparesFamiliar whether what comes from networks in which the user has logged in before does not count
 * @param labels ATT&CK and OWASP labels
 */
public record Rule(
        String name,
        String what,
        Facts on,
        Scope subject,
        Condition condition,
        Duration suppress,
        boolean sparesFamiliar,
        Response response,
        Mode mode,
        Severity severity,
        List<String> labels) {

    public Rule {
        labels = List.copyOf(labels);
    }

    /** Every signal that it must see. */
    public Facts facts() {
        return on.and(condition.facts());
    }
}
