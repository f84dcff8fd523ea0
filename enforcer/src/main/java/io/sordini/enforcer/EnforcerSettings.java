package io.sordini.enforcer;

import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.subject.Keyring;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What an {@link Enforcer.Builder} was told. */
record EnforcerSettings(
        Map<String, Object> client,
        String topicPrefix,
        Keyring keyring,
        InstantSource clock,
        Duration staleAfter,
        Consumer<Decision> listener) {

    EnforcerSettings {
        client = Map.copyOf(client);
    }

    Map<String, Object> adminConfig() {
        Map<String, Object> config = new HashMap<>(client);
        config.put("default.api.timeout.ms", 10_000);
        config.put("request.timeout.ms", 5_000);
        config.put("reconnect.backoff.max.ms", 1_000);
        return config;
    }

    Map<String, Object> consumerConfig() {
        Map<String, Object> config = adminConfig();
        config.put("isolation.level", "read_committed");
        config.put("enable.auto.commit", false);
        config.put("allow.auto.create.topics", false);
        config.put("auto.offset.reset", "none"); // a lost position means another log: the view is built anew
        config.put("fetch.min.bytes", 1);
        config.put("max.poll.records", 5_000);
        return config;
    }

    /** The settings without the client's, which may hold credentials. */
    @Override
    public String toString() {
        return "EnforcerSettings[" + topicPrefix + ", " + staleAfter + "]";
    }
}
