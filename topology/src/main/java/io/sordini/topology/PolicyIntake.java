package io.sordini.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyException;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.CodecException;
import io.sordini.schemas.policy.PolicyDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes policy documents over, one after the other. One that is no policy is refused, and what is in force stays. */
public final class PolicyIntake {

    private static final Logger log = LoggerFactory.getLogger(PolicyIntake.class);

    private final Policy configured;
    private final PolicyInForce inForce;
    private final Counter taken;
    private final Counter refused;
    private boolean published;
    private volatile List<String> problems = List.of();

    /**
     * An intake that has taken nothing.
     *
     * @param configured in force while the topic has no document
     * @param registry gets {@link Metric#POLICY_VERSION}, {@link Metric#POLICY_REFUSED}, {@link Metric#POLICY_DOCUMENTS}
     */
    public PolicyIntake(Policy configured, MeterRegistry registry) {
        this.configured = configured;
        inForce = new PolicyInForce(configured);
        taken = Metric.POLICY_DOCUMENTS.counter(registry, "taken-over");
        refused = Metric.POLICY_DOCUMENTS.counter(registry, "refused");
        gauge(
                registry,
                Metric.POLICY_VERSION,
                intake -> intake.inForce.current().version() >>> 16);
        gauge(registry, Metric.POLICY_REFUSED, intake -> intake.problems.isEmpty() ? 0 : 1);
    }

    private void gauge(MeterRegistry registry, Metric metric, java.util.function.ToDoubleFunction<PolicyIntake> value) {
        Gauge.builder(metric.meterName(), this, value)
                .description(metric.meaning())
                .strongReference(true)
                .register(registry);
    }

    /** What is in force, from now on and whatever is taken over. */
    public PolicyInForce inForce() {
        return inForce;
    }

    /** What is wrong with the last document; empty if it is in force. */
    public List<String> problems() {
        return problems;
    }

    /** Whether nothing that was published is in force, although something is published. */
    boolean isWithout() {
        return !problems.isEmpty() && !published;
    }

    /**
     * Takes the next document over, or refuses it.
     *
     * @param origin where it stands, for messages
     * @param document absent where it was taken back
     */
    public void take(String origin, byte @Nullable [] document) {
        try {
            Policy next = document == null ? configured : PolicyReader.read(origin, PolicyDocument.text(document));
            problems = List.of();
            published = document != null;
            follow(origin, next);
        } catch (PolicyException e) {
            refuse(origin, e.problems());
        } catch (CodecException e) {
            refuse(origin, List.of(origin + ": " + e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) { // whatever the bytes are, the next document must be read
            refuse(origin, List.of(origin + ": cannot be read: " + e.getClass().getName()));
        }
    }

    private void follow(String origin, Policy next) {
        Policy before = inForce.current();
        if (next.version() == before.version()) {
            return;
        }
        inForce.takeOver(next);
        taken.increment();
        log.atInfo()
                .addKeyValue("from", before.label())
                .addKeyValue("to", next.label())
                .addKeyValue("origin", origin)
                .log("Policy taken over");
    }

    private void refuse(String origin, List<String> found) {
        problems = List.copyOf(found);
        refused.increment();
        log.atError()
                .addKeyValue("origin", origin)
                .addKeyValue("inForce", inForce.current().label())
                .addKeyValue("problems", found)
                .log("Policy refused");
    }
}
