package io.sordini.core.sanitize.work;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The count counts, and tells linear work from any other. */
class CountingLoaderTest {

    private static final int LENGTH = 4096;

    /** One loop. */
    public static final class Single implements UnaryOperator<byte[]> {
        @Override
        public byte[] apply(byte[] input) {
            byte largest = 0;
            for (byte b : input) {
                largest = b > largest ? b : largest;
            }
            return new byte[] {largest};
        }
    }

    /** A look ahead at each byte, which nothing ends: what a careless detector does. */
    public static final class LookingAhead implements UnaryOperator<byte[]> {
        @Override
        public byte[] apply(byte[] input) {
            byte found = 0;
            for (int i = 0; i < input.length; i++) {
                int end = i;
                while (end < input.length && input[end] != '!') {
                    end++;
                }
                found |= (byte) (end < input.length ? 1 : 0);
            }
            return new byte[] {found};
        }
    }

    /** The same, where the JDK has the inner loop. */
    public static final class Copying implements UnaryOperator<byte[]> {
        @Override
        public byte[] apply(byte[] input) {
            byte last = 0;
            for (int i = 0; i < input.length; i++) {
                byte[] rest = Arrays.copyOfRange(input, i, input.length);
                last = rest[rest.length - 1];
            }
            return new byte[] {last};
        }
    }

    /** Calls itself instead of looping. */
    public static final class Recursive implements UnaryOperator<byte[]> {
        @Override
        public byte[] apply(byte[] input) {
            return new byte[] {(byte) sum(input, 0, input.length)};
        }

        private static int sum(byte[] input, int from, int to) {
            int middle = (from + to) / 2;
            return to - from == 1 ? input[from] : sum(input, from, middle) + sum(input, middle, to);
        }
    }

    @Test
    void aRoundOfALoop_isAStep() {
        assertThat(new Steps(Single.class).of(new byte[LENGTH])).isBetween(LENGTH + 1L, LENGTH + 2L);
    }

    @Test
    void aCall_isAStep() {
        assertThat(new Steps(Recursive.class).of(new byte[LENGTH])).isBetween(2L * LENGTH, 2L * LENGTH + 2);
    }

    @Test
    void twiceTheBytes_costTwice_inOneLoop() {
        new Steps(Single.class)
                .assertThatDoubling(new byte[LENGTH], new byte[2 * LENGTH])
                .isBetween(1.99, 2.01);
    }

    @Test
    void twiceTheBytes_costFourTimes_inALoopInALoop() {
        new Steps(LookingAhead.class)
                .assertThatDoubling(new byte[LENGTH], new byte[2 * LENGTH])
                .isBetween(3.9, 4.1);
    }

    @Test
    void twiceTheBytes_costFourTimes_inALoopOfCopies() {
        new Steps(Copying.class)
                .assertThatDoubling(new byte[8 * LENGTH], new byte[16 * LENGTH])
                .isBetween(3.9, 4.1);
    }

    @Test
    void whatIsCounted_doesTheSame() {
        byte[] document = "{\"password\":\"x1\",\"n\":\"mail to dora@example.org\"}".getBytes(UTF_8);

        assertThat(new Steps(DocumentMasking.class).apply(document)).isEqualTo(new DocumentMasking().apply(document));
    }
}
