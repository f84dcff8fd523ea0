package io.sordini.core.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketState;
import io.github.bucket4j.MathType;
import io.github.bucket4j.distributed.remote.MutableBucketEntry;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import io.github.bucket4j.distributed.remote.RemoteStat;
import io.github.bucket4j.distributed.versioning.Versions;
import io.sordini.testkit.Laws;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BucketCodecTest {

    private static final long T_NANOS = 1_769_860_800_000_000_000L;

    private static final String TWO_WINDOWS =
            "0102020402c002c002c13ea0010003000002c025c02581a61dc0250003000006020681e093fb899c03b8020081e093fb"
                    + "899c03b825000208";

    private static RemoteBucketState bucket(long time) {
        BucketConfiguration limit = BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(40)
                        .refillGreedy(20, Duration.ofSeconds(1))
                        .build())
                .addLimit(Bandwidth.builder()
                        .capacity(600)
                        .refillGreedy(600, Duration.ofMinutes(1))
                        .build())
                .build();
        return new RemoteBucketState(
                BucketState.createInitialState(limit, MathType.INTEGER_64_BITS, time), new RemoteStat(0), null);
    }

    private static RemoteBucketState used(Random random) {
        long time = random.nextBoolean() ? T_NANOS : random.nextLong() >>> 2;
        RemoteBucketState bucket = bucket(time);
        for (int i = random.nextInt(50); i > 0; i--) {
            time += random.nextInt(1_000_000_000);
            bucket.refillAllBandwidth(time);
            bucket.consume(1);
        }
        return bucket;
    }

    @Test
    void law_aBucketIsReadBackAsBucket4jWouldReadIt() {
        Laws.forAll(1, 300, BucketCodecTest::used, bucket -> {
            byte[] bytes = BucketCodec.encode(bucket, Versions.getLatest());
            RemoteBucketState read = BucketCodec.decode(bytes);
            assertThat(new MutableBucketEntry(read).getStateBytes(Versions.getLatest()))
                    .isEqualTo(new MutableBucketEntry(bucket).getStateBytes(Versions.getLatest()));
        });
    }

    @Test
    void theFormOfABucketOfTwoWindows() {
        RemoteBucketState bucket = bucket(T_NANOS);
        bucket.consume(1);
        byte[] bytes = BucketCodec.encode(bucket, Versions.getLatest());
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(TWO_WINDOWS);
    }

    @Test
    void bucket4jsOwnFormIsRefused() {
        byte[] own = new MutableBucketEntry(bucket(T_NANOS)).getStateBytes(Versions.getLatest());
        assertThatThrownBy(() -> BucketCodec.decode(own))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("token bucket: expected format 1, found 0");
    }
}
