package io.sordini.core.sanitize.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractDoubleAssert;

/** Counts the steps of what a {@link CountingLoader} loads. */
final class Steps {

    private final UnaryOperator<byte[]> counted;

    /** @param type has a constructor without parameters */
    Steps(Class<? extends UnaryOperator<byte[]>> type) {
        counted = new CountingLoader().operator(type);
    }

    byte[] apply(byte[] input) {
        return counted.apply(input);
    }

    /** Steps for an input that came just before, so that nothing is loaded, grows or is met for the first time. */
    long of(byte[] input) {
        assertThat(apply(input)).as("what comes out").isNotEmpty();
        return again(input);
    }

    /** Steps for an input of which the like came just before. */
    long again(byte[] input) {
        long before = Work.done;
        byte[] output = apply(input);
        long steps = Work.done - before;
        assertThat(output).as("what comes out").isNotEmpty();
        return steps;
    }

    double perByte(byte[] input) {
        return (double) of(input) / input.length;
    }

    /** What an input costs beside another that is half of it: two, if all is well. */
    AbstractDoubleAssert<?> assertThatDoubling(byte[] half, byte[] whole) {
        return assertThat((double) of(whole) / of(half)).as("times the steps for twice the bytes");
    }
}
