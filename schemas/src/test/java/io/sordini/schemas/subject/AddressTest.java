package io.sordini.schemas.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.testkit.Laws;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::FFFF:c000:0201, 192.0.2.1",
        "::, ::",
        "::1, ::1",
        "[2001:DB8::1], 2001:db8::1",
        "fe80::1%eth0, fe80::1",
        "[fe80::1%eth0], fe80::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:0db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::1.2.3.4, ::102:304",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
    })
    void text_form_is_canonical(String given, String canonical) {
        assertThat(Address.parse(given).map(Address::text)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.04",
                "1.2.3.4 ",
                "1..3.4",
                "1.2.3.",
                ".1.2.3",
                "0x1.2.3.4",
                "1.2.3.4:80",
                "1.2.3.4%eth0",
                "+1.2.3.4",
                "\u0661.2.3.4",
                "localhost",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:",
                "12345::",
                "g::",
                "::1.2.3",
                "::1.2.3.256",
                "1:2:3:4:5:6:7:1.2.3.4",
                "[::1",
                "::1]",
                "[::1]:80",
                "::1/64",
                "\uff11::"
            })
    void what_is_no_address_is_refused(String text) {
        assertThat(Address.parse(text)).isEmpty();
    }

    @Test
    void an_overlong_text_is_refused() {
        assertThat(Address.parse("fe80::1%" + "x".repeat(100))).isEmpty();
    }

    @Test
    void an_ipv4_address_counts_for_itself_and_an_ipv6_address_for_its_64() {
        assertThat(address("192.0.2.1").subject().key()).isEqualTo("ip:192.0.2.1");
        assertThat(address("2001:db8:1:2:3:4:5:6").subject().key()).isEqualTo("ip:2001:db8:1:2::/64");
        assertThat(address("::1").subject().key()).isEqualTo("ip:::/64");
    }

    @Test
    void text_is_read_back_as_the_same_address() {
        Laws.forAll(
                1,
                20_000,
                AddressTest::random,
                address -> assertThat(Address.parse(address.text())).contains(address));
    }

    @Test
    void the_runtime_reads_the_same_address() {
        Laws.forAll(
                1,
                20_000,
                AddressTest::random,
                address -> assertThat(runtime(address.text())).contains(address));
    }

    @Test
    void what_is_read_as_ipv6_is_read_so_by_the_runtime_too() {
        // One way only: the runtime also takes leading zeros that are refused here.
        Laws.forAll(
                1,
                50_000,
                AddressTest::scrambled,
                text -> Address.parse(text)
                        .ifPresent(
                                address -> assertThat(runtime("[" + text + "]")).contains(address)));
    }

    private static Address address(String text) {
        return Address.parse(text).orElseThrow();
    }

    private static Address random(Random random) {
        long high = random.nextLong();
        long low = random.nextLong();
        for (int group = 0; group < 4; group++) { // runs of zeros are where the text form is hard
            long mask = ~(0xffffL << (16 * group));
            high = random.nextInt(3) > 0 ? high & mask : high;
            low = random.nextInt(3) > 0 ? low & mask : low;
        }
        return random.nextInt(4) == 0 ? Address.ofV4(random.nextInt() & 0xffffffffL) : new Address(high, low);
    }

    /** Text with a colon, so that the runtime looks up no name. */
    private static String scrambled(Random random) {
        StringBuilder text = new StringBuilder(random(random).text()).append(random.nextInt(8) == 0 ? ":" : "");
        if (text.indexOf(":") < 0) {
            text.insert(0, "::");
        }
        if (random.nextBoolean()) {
            text.setCharAt(random.nextInt(text.length()), ":.0af9".charAt(random.nextInt(6)));
        }
        return text.indexOf(":") < 0 ? "::" + text : text.toString();
    }

    private static Optional<Address> runtime(String literal) {
        try {
            byte[] bytes = InetAddress.getByName(literal).getAddress();
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return Optional.of(
                    bytes.length == 4
                            ? Address.ofV4(buffer.getInt() & 0xffffffffL)
                            : new Address(buffer.getLong(), buffer.getLong()));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
