package io.sordini.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sordini.testkit.Laws;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteFormTest {

    private static long number(Random random) {
        return random.nextLong() >> random.nextInt(Long.SIZE);
    }

    @Test
    void law_whatIsWrittenIsReadBack() {
        Laws.forAll(1, 500, ByteFormTest::number, number -> {
            byte[] bytes = new ByteWriter(0)
                    .octet(number.intValue())
                    .varint(number)
                    .zigzag(number)
                    .fixed(number)
                    .text("ü" + number)
                    .raw(new byte[] {1, 2})
                    .block(new byte[] {3})
                    .toArray();
            ByteReader in = new ByteReader("test", bytes);
            assertThat(in.octet()).isEqualTo(number.intValue() & 0xff);
            assertThat(in.varint()).isEqualTo(number);
            assertThat(in.zigzag()).isEqualTo(number);
            assertThat(in.fixed()).isEqualTo(number);
            assertThat(in.text()).isEqualTo("ü" + number);
            assertThat(in.raw(2)).containsExactly(1, 2);
            assertThat(in.block()).containsExactly(3);
            assertThat(in.position()).isEqualTo(bytes.length);
        });
    }

    @Test
    void smallNumbersAreShort() {
        assertThat(new ByteWriter(0).varint(127).toArray()).containsExactly(0x7f);
        assertThat(new ByteWriter(0).varint(300).toArray()).containsExactly(0xac, 0x02);
        assertThat(new ByteWriter(0).zigzag(-1).toArray()).containsExactly(0x01);
        assertThat(new ByteWriter(0).varint(-1).toArray()).hasSize(10);
    }

    @Test
    void anotherFormatIsRefusedByName() {
        assertThatThrownBy(() -> new ByteReader("subject state", new byte[] {4}).expect(5))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("subject state: expected format 5, found 4, which another version of this program wrote");
    }

    @Test
    void whatEndsEarlyIsRefusedWhereverItIsCut() {
        byte[] whole = new ByteWriter(0).varint(300).fixed(1).text("abc").toArray();
        for (int length = 0; length < whole.length; length++) {
            ByteReader in = new ByteReader("test", Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> {
                        in.varint();
                        in.fixed();
                        in.text();
                    })
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("test: expected ");
        }
    }

    @Test
    void aNumberWithoutEndIsRefused() {
        byte[] bytes = new byte[20];
        Arrays.fill(bytes, (byte) 0xff);
        assertThatThrownBy(() -> new ByteReader("test", bytes).varint())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("at most ten bytes at byte 0");
    }
}
