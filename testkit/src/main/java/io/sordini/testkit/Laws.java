package io.sordini.testkit;

import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

/** Checks that a statement holds for generated cases; a failure names the seed that made the case. */
public final class Laws {

    private Laws() {}

    /** Generates {@code cases} cases from consecutive seeds and checks the law on each. */
    public static <T> void forAll(long firstSeed, int cases, Function<Random, T> generator, Consumer<T> law) {
        for (long seed = firstSeed; seed < firstSeed + cases; seed++) {
            T example = generator.apply(new Random(seed));
            try {
                law.accept(example);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("law broken with seed " + seed + " by: " + example, e);
            }
        }
    }
}
