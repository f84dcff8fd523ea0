package io.sordini.core.detect;

import static io.sordini.core.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sordini.schemas.subject.Address;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What is stored outlives the program that stored it: a change of these bytes is a change of the format. */
class StateFormsTest {

    private static final String LEAKY = "04a08f7a05904ed08603a00602c80102010102030405060708020a0005612d304039040137";

    private static final String WINDOW =
            "02010380f8e4be82670300000000000000010000ffffc00002010a06ffffffffffffffff20010db80000000000000000"
                    + "000000010000000000000000000001b6a90701070005612d304037";

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void theFormOfALeakyBucket() {
        LeakyState state = new LeakyState();
        state.fit(5, 10_000);
        state.restart(50_000, 1_000_000);
        state.distinct.add(0x0102030405060708L, 64);
        state.pour("a-0@7", 1_000_300);
        state.pour("a-0@9", 1_000_400);
        state.silentUntil = -1_000_500;
        byte[] bytes = state.encode();
        assertThat(hex(bytes)).isEqualTo(LEAKY);
        assertThat(hex(LeakyState.decode(bytes).encode())).isEqualTo(LEAKY);
        assertThat(LeakyState.decode(bytes)).usingRecursiveComparison().isEqualTo(state);
    }

    @Test
    void theFormOfAWindow() {
        WindowState state = new WindowState();
        Address v4 = Address.parse("192.0.2.1").orElseThrow();
        Address v6 = Address.parse("2001:db8::1").orElseThrow();
        state.entries.add(new WindowState.Entry(T0, true, new long[] {1}, v4));
        state.entries.add(new WindowState.Entry(T0 + 5, false, new long[] {-1}, v6));
        state.entries.add(new WindowState.Entry(T0 + 5, false, new long[] {0}, null));
        state.origins.add("a-0@7");
        state.silentUntil = T0 + 60_000;
        byte[] bytes = state.encode();
        assertThat(hex(bytes)).isEqualTo(WINDOW);
        assertThat(WindowState.decode(bytes)).usingRecursiveComparison().isEqualTo(state);
    }

    @Test
    void formsOfEarlierVersionsAreRefused() {
        byte[] leaky = HexFormat.of().parseHex("03" + "00000005" + "0000000000002710".repeat(6) + "0000" + "000000");
        byte[] window = HexFormat.of().parseHex("01" + "0000000000000000" + "00" + "0000" + "000000");
        assertThatThrownBy(() -> LeakyState.decode(leaky))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("leaky bucket: expected format 4, found 3");
        assertThatThrownBy(() -> WindowState.decode(window))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("window: expected format 2, found 1");
    }
}
