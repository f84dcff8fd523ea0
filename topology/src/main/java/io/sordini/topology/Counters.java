package io.sordini.topology;

import io.micrometer.core.instrument.Counter;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A counter for each of some things, all of them there from the start: what is absent cannot be told from zero. */
final class Counters<T> {

    private final Map<T, Counter> counters;

    Counters(Collection<T> things, Function<T, Counter> counter) {
        counters = things.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), counter));
    }

    void count(T thing) {
        count(thing, 1);
    }

    void count(T thing, int times) {
        Counter counter = counters.get(thing);
        if (counter == null) {
            throw new IllegalArgumentException("not counted here: " + thing);
        }
        counter.increment(times);
    }
}
