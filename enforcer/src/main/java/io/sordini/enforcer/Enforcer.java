package io.sordini.enforcer;

import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.subject.Address;
import io.sordini.schemas.subject.Keyring;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers, for each request of a server, whether it may pass. Follows the blocklist and the revocations on a thread of
 * its own and keeps both in memory: a verdict asks no one and takes no lock. When the broker is away the last view stays
 * in force, expiry included, and {@link #status()} says how old it is.
 */
public final class Enforcer implements AutoCloseable {

    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final EnforcerSettings settings;
    private final Progress progress;
    private final Follower follower;
    private final Thread thread;

    private Enforcer(EnforcerSettings settings) {
        this.settings = settings;
        progress = new Progress(settings.listener());
        follower = new Follower(settings, progress);
        thread = new Thread(follower, "sordini-enforcer");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * An enforcer in the making.
     *
     * @param client settings of Kafka clients: {@code bootstrap.servers}, and security where the cluster wants it
     * @param keyring the keys under which revocations are published
     */
    public static Builder builder(Map<String, Object> client, Keyring keyring) {
        return new Builder(client, keyring);
    }

    /**
     * What to do with a request. A withdrawn token is refused whoever presents it; else the strictest decision in force
     * over the address, its network and the token counts.
     *
     * @param bearerToken the token as it stands in the request, without the word Bearer
     * @throws EnforcerException before the first complete view; see {@link #awaitReady}
     */
    public Verdict verdict(Address address, @Nullable String bearerToken) {
        return verdict(Caller.of(address, bearerToken));
    }

    /**
     * What to do with a request of somebody of whom more is known. A withdrawn token, session or API key is refused
     * whoever presents it; else the strictest decision in force counts over all that is known of the caller. What is
     * decided against a user spares the networks that the decision names.
     *
     * @throws EnforcerException before the first complete view; see {@link #awaitReady}
     */
    public Verdict verdict(Caller caller) {
        View view = progress.view();
        if (view == null) {
            throw new EnforcerException("the blocklist was not yet read to its end: wait until the enforcer is ready");
        }
        return view.verdict(caller, settings.keyring(), settings.clock().instant());
    }

    /** Waits for the first complete view; false when the time is over before. */
    public boolean awaitReady(Duration timeout) throws InterruptedException {
        return progress.await(timeout);
    }

    /** How far the view can be trusted now. */
    public ViewStatus status() {
        return progress.status(settings.clock().instant(), settings.staleAfter());
    }

    /** Stops following. Verdicts are still given, from a view that grows old. */
    @Override
    public void close() {
        follower.close();
        try {
            thread.join(CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Collects what an enforcer needs to know. */
    public static final class Builder {

        private final Map<String, Object> client;
        private final Keyring keyring;
        private String topicPrefix = "sordini.";
        private InstantSource clock = InstantSource.system();
        private Duration staleAfter = Duration.ofSeconds(10);
        private Consumer<Decision> listener = decision -> {};

        private Builder(Map<String, Object> client, Keyring keyring) {
            this.client = client;
            this.keyring = keyring;
        }

        /** What the names of the topics begin with; {@code sordini.} by default. */
        public Builder topicPrefix(String topicPrefix) {
            this.topicPrefix = topicPrefix;
            return this;
        }

        /** The clock that decides what has expired; the system's by default. */
        public Builder clock(InstantSource clock) {
            this.clock = clock;
            return this;
        }

        /** From which age on the view counts as stale; 10 seconds by default, and at least 2 make sense. */
        public Builder staleAfter(Duration staleAfter) {
            this.staleAfter = staleAfter;
            return this;
        }

        /** Who is told of each decision once it is in force here: on the reading thread, so the answer must be quick. */
        public Builder listener(Consumer<Decision> listener) {
            this.listener = listener;
            return this;
        }

        /** Begins to follow, and returns at once. */
        public Enforcer start() {
            return new Enforcer(new EnforcerSettings(client, topicPrefix, keyring, clock, staleAfter, listener));
        }
    }
}
