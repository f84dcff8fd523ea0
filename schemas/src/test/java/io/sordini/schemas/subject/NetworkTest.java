package io.sordini.schemas.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "198.51.100.77/24, 198.51.100.0/24, 198.51.100.255, 198.51.101.0",
        "10.0.0.0/8, 10.0.0.0/8, 10.255.255.255, 11.0.0.0",
        "0.0.0.0/0, 0.0.0.0/0, 203.0.113.1, 2001:db8::1",
        "192.0.2.1, 192.0.2.1, 192.0.2.1, 192.0.2.2",
        "192.0.2.1/32, 192.0.2.1, ::ffff:192.0.2.1, 192.0.2.0",
        "2001:db8::1/32, 2001:db8::/32, 2001:db8:ffff::1, 2001:db9::",
        "2001:db8::/65, 2001:db8::/65, 2001:db8::7fff:0:0:0, 2001:db8::8000:0:0:0",
        "::/0, ::/0, 2001:db8::1, 192.0.2.1",
        "::1, ::1, ::1, ::2",
    })
    void holds_exactly_its_range_and_one_family(String given, String text, String inside, String outside) {
        Network network = Network.parse(given).orElseThrow();

        assertThat(network).hasToString(text);
        assertThat(network.contains(Address.parse(inside).orElseThrow())).isTrue();
        assertThat(network.contains(Address.parse(outside).orElseThrow())).isFalse();
        assertThat(Network.parse(text)).contains(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/24", "192.0.2.1/", "192.0.2.1/33", "192.0.2.1/-1", "::/129", "::/1e1", "a/8", "::1/8/8"})
    void what_is_no_range_is_refused(String text) {
        assertThat(Network.parse(text)).isEmpty();
    }

    @Test
    void a_prefix_out_of_range_is_refused() {
        Address any = Address.parse("::").orElseThrow();
        assertThatIllegalArgumentException().isThrownBy(() -> new Network(any, 129));
        assertThatIllegalArgumentException().isThrownBy(() -> new Network(any, -1));
    }
}
