package io.sordini.schemas.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sordini.schemas.CodecException;
import io.sordini.schemas.subject.Address;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SignalCodecTest {

    @Test
    void a_typical_signal_has_at_most_96_bytes() {
        assertThat(SignalCodec.encode(signal("request-events-12@12345678901"))).hasSizeLessThanOrEqualTo(96);
        assertThat(SignalCodec.encode(signal("x".repeat(30)))).hasSize(92);
    }

    @Test
    void a_signal_cut_short_anywhere_is_refused() {
        byte[] whole = SignalCodec.encode(signal("request-events-3@1234"));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> SignalCodec.decode(cut))
                    .isInstanceOf(CodecException.class)
                    .hasMessageContaining("cut short");
        }
    }

    @Test
    void an_unknown_format_is_refused() {
        byte[] bytes = SignalCodec.encode(signal("o"));
        bytes[0] = 1;
        assertThatThrownBy(() -> SignalCodec.decode(bytes))
                .isInstanceOf(CodecException.class)
                .hasMessage("signal: expected format 3, found 1");
    }

    @Test
    void what_stands_where_a_command_is_told_must_be_one() {
        byte[] whole = SignalCodec.encode(signal("o"));
        whole[1] |= 1 << 5;
        assertThatThrownBy(() -> SignalCodec.decode(Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(CodecException.class);
    }

    @Test
    void a_long_origin_keeps_its_end() {
        for (String character : new String[] {"x", "é", "漢", "\ud83d\ude00"}) {
            String origin = character.repeat(200) + ".log:17";

            String kept = SignalCodec.decode(SignalCodec.encode(signal(origin))).origin();

            assertThat(origin).endsWith(kept);
            assertThat(kept).endsWith(".log:17").hasSizeGreaterThan(60);
        }
    }

    private static Signal signal(String origin) {
        Traits traits =
                new Traits(1, 0, 2, 3, 0, 0, 0, Address.parse("192.0.2.7").orElseThrow());
        return new Signal(1795385911000L, 7, Facts.of(Fact.REQUEST), 3, 200, traits, 0, origin, null, null, null);
    }
}
