package io.sordini.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SipHashTest {

    @Test
    void theReferenceKeyGivesTheReferenceHashOfNothing() {
        SipHash hash = new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);
        assertThat(hash.of(new byte[0])).isEqualTo(0xabac0158050fc4dcL);
    }

    @Test
    void everyByteCountsAndNoneBeside() {
        SipHash hash = new SipHash(7);
        for (int length = 1; length < 40; length++) {
            byte[] bytes = new byte[length + 2];
            long before = hash.of(bytes, 1, length);
            for (int i = 1; i <= length; i++) {
                bytes[i] = 1;
                assertThat(hash.of(bytes, 1, length)).isNotEqualTo(before);
                bytes[i] = 0;
            }
            bytes[0] = 1;
            bytes[length + 1] = 1;
            assertThat(hash.of(bytes, 1, length)).isEqualTo(before);
        }
    }

    @Test
    void anotherSeedGivesAnotherHash() {
        byte[] key = "ip:192.0.2.1".getBytes(StandardCharsets.UTF_8);
        assertThat(new SipHash(1).of(key)).isNotEqualTo(new SipHash(2).of(key));
    }
}
