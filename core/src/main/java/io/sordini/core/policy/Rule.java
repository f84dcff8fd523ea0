package io.sordini.core.policy;

import io.sordini.schemas.decision.Action;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.subject.Scope;
import java.time.Duration;
import java.util.List;

/** What is watched for, and what follows when it is seen. One record per kind. */
public sealed interface Rule permits LeakyRule {

    /** The rule's identity in decisions and state. */
    String name();

    /** The signals that it counts. */
    Fact on();

    /** The kind of subject that it watches and acts on. */
    Scope subject();

    Mode mode();

    Action action();

    /** How long the action lasts. */
    Duration duration();

    Severity severity();

    /** ATT&CK and OWASP labels. */
    List<String> labels();
}
