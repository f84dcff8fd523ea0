package io.sordini.core.limit;

import io.github.bucket4j.BandwidthBuilder;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketState;
import io.github.bucket4j.ConfigurationBuilder;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.VerboseResult;
import io.github.bucket4j.distributed.BucketProxy;
import io.sordini.core.policy.Mode;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.RateLimit;
import io.sordini.core.store.ByteStore;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.util.ArrayList;
import java.util.List;

/** Takes a token from every limit that a signal counts against. */
public final class Limits {

    private final List<RateLimit> limits;
    private final List<BucketConfiguration> configurations;
    private final EventClock clock = new EventClock();
    private final StoreProxyManager buckets;
    private final ByteStore store;
    private final LimitNames names;

    public Limits(Policy policy, ByteStore store) {
        this.limits = policy.limits();
        this.configurations = limits.stream().map(Limits::configuration).toList();
        this.store = store;
        this.names = new LimitNames(store, limits);
        this.buckets = StoreProxyManager.over(store).clientClock(clock).build();
    }

    /**
     * Counts one event and tells which limits it exceeds; one that is exceeded gives no token.
     *
     * @param bits bit i stands for the i-th limit of the policy
     * @param time the subject's clock, milliseconds since the epoch; must not go back for a subject
     */
    public List<Excess> count(Subject subject, int bits, long time) {
        List<Excess> exceeded = List.of();
        for (int i = 0; i < limits.size(); i++) {
            RateLimit limit = limits.get(i);
            if ((bits & 1 << i) == 0 || limit.mode() == Mode.OFF || limit.subject() != subject.scope()) {
                continue;
            }
            names.keep();
            clock.set(time);
            VerboseResult<ConsumptionProbe> result = consume(key(subject, limit.name()), configurations.get(i));
            if (!result.getValue().isConsumed()) {
                exceeded = exceeded.isEmpty() ? new ArrayList<>(1) : exceeded;
                exceeded.add(new Excess(
                        limit, slowest(limit, result), result.getValue().getNanosToWaitForRefill()));
            }
        }
        return exceeded;
    }

    /**
     * The limits that an event of another policy counts against, as far as its facts say so; those that mean some requests
     * only are left out, since the event's request is not known any more.
     *
     * @return bits as {@link #count} takes them
     */
    public int meaning(Scope scope, Facts facts) {
        int bits = 0;
        for (int i = 0; i < limits.size(); i++) {
            RateLimit limit = limits.get(i);
            if (limit.subject() == scope && !limit.isNarrow() && facts.contains(limit.on())) {
                bits |= 1 << i;
            }
        }
        return bits;
    }

    /** Drops a subject's buckets, also those of earlier policies; only when they are full again, which is what absence means. */
    public void forget(Subject subject) {
        for (String name : names.all()) {
            String key = key(subject, name);
            if (store.get(key) != null) {
                store.delete(key);
            }
        }
    }

    /** How long after its last event the last of a subject's buckets is full again, in milliseconds. */
    public long lifetime(Scope scope, int bits) {
        long longest = 0;
        for (int i = 0; i < limits.size(); i++) {
            if ((bits & 1 << i) != 0 && limits.get(i).subject() == scope) {
                longest = Math.max(longest, lifetime(limits.get(i)));
            }
        }
        return longest;
    }

    /** How long after its last event a bucket is full again at the latest, in milliseconds. */
    static long lifetime(RateLimit limit) {
        long longest = 0;
        for (RateLimit.Window window : limit.windows()) {
            longest = Math.max(longest, window.burst() * window.per().toMillis() / window.rate() + 1);
        }
        return longest;
    }

    private VerboseResult<ConsumptionProbe> consume(String key, BucketConfiguration wanted) {
        BucketProxy bucket = buckets.getProxy(key, () -> wanted);
        VerboseResult<ConsumptionProbe> result = bucket.asVerbose().tryConsumeAndReturnRemaining(1);
        if (result.getConfiguration().equals(wanted)) {
            return result;
        }
        // The policy changed: a subject keeps the share of its tokens that it had before this event, which costs a new
        // token.
        if (result.getValue().isConsumed()) {
            bucket.addTokens(1);
        }
        bucket.replaceConfiguration(wanted, TokensInheritanceStrategy.PROPORTIONALLY);
        return bucket.asVerbose().tryConsumeAndReturnRemaining(1);
    }

    private static RateLimit.Window slowest(RateLimit limit, VerboseResult<ConsumptionProbe> result) {
        BucketState state = result.getState();
        RateLimit.Window slowest = limit.windows().get(0);
        double longest = -1;
        for (int i = 0; i < limit.windows().size(); i++) {
            RateLimit.Window window = limit.windows().get(i);
            double wait =
                    state.getCurrentSize(i) > 0 ? 0 : (double) window.per().toNanos() / window.rate();
            if (wait > longest) {
                longest = wait;
                slowest = window;
            }
        }
        return slowest;
    }

    private static BucketConfiguration configuration(RateLimit limit) {
        ConfigurationBuilder configuration = BucketConfiguration.builder();
        for (RateLimit.Window window : limit.windows()) {
            configuration.addLimit(BandwidthBuilder.builder()
                    .capacity(window.burst())
                    .refillGreedy(window.rate(), window.per())
                    .build());
        }
        return configuration.build();
    }

    private static String key(Subject subject, String limit) {
        return subject.key() + "|" + limit;
    }
}
