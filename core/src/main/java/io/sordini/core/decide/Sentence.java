package io.sordini.core.decide;

import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Evidence;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What follows for a subject when a rule has fired.
 *
 * @param except networks that are spared
 * @param reason a sentence on why it is not simply what the rule says, with a leading space; else empty
 * @param arithmetic the numbers behind it
 */
record Sentence(Action action, Duration duration, List<String> except, String reason, Map<String, Long> arithmetic) {

    Evidence addTo(Evidence evidence) {
        if (arithmetic.isEmpty()) {
            return evidence;
        }
        Map<String, Long> all = new LinkedHashMap<>(evidence.arithmetic());
        all.putAll(arithmetic);
        return new Evidence(all, evidence.events(), evidence.firstAt(), evidence.lastAt(), evidence.origins());
    }
}
