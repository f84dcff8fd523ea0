package io.sordini.app.config;

import io.sordini.core.policy.Severity;
import io.sordini.schemas.decision.Action;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Who is told of decisions, of which, and how.
 *
 * @param name in settings, metrics, logs and the name of its consumer group
 * @param url where messages are posted; may hold a secret
 * @param actions the actions that it is told of
 * @param severity rules that are less severe are not told of
 * @param shadow whether it is told of what is decided and not enforced
 * @param limit messages in a minute; beyond it one summary a minute is posted
 */
public record Endpoint(
        String name,
        URI url,
        WebhookSecret secret,
        Format format,
        Set<Action> actions,
        Severity severity,
        boolean shadow,
        int limit) {

    /** What a message looks like; the setting's form is the name in lower case. */
    public enum Format {
        /** JSON as Standard Webhooks wants it. */
        WEBHOOK,
        /** {@code {"text": ...}}, which Slack, Mattermost, Rocket.Chat and others take. */
        CHAT;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Endpoint {
        actions = Set.copyOf(actions);
    }

    /** Without the address, which may be all that is needed to post there. */
    @Override
    public String toString() {
        return "Endpoint[" + name + ", " + format.text() + "]";
    }
}
