package io.sordini.core.sanitize.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import inet.ipaddr.ipv6.IPv6AddressStringParameters;
import io.sordini.testkit.Laws;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Agreement with the library ipaddress about what is an address in text. Known differences: an IPv6 address without any
 * digit and with fewer than four groups, such as {@code dead::beef} or {@code ::}, looks like code and is left alone; an IPv4
 * address inside of an IPv6 one may have leading zeros, one alone may not.
 */
class AddressOracleTest {

    private static final int CASES = 3000;
    private static final String[] PIECES = {
        ":",
        ":",
        ":",
        "::",
        "0",
        "1",
        "a1",
        "ff",
        "dead",
        "12ab",
        "255",
        "256",
        "2001",
        "12345",
        "10.0.0.1",
        "1.2.3",
        "."
    };
    private static final IPAddressStringParameters STRICT = strict();

    private static IPAddressStringParameters strict() {
        IPAddressStringParameters.Builder builder = new IPAddressStringParameters.Builder()
                .allowEmpty(false)
                .allowAll(false)
                .allowPrefix(false)
                .allowMask(false)
                .allowSingleSegment(false)
                .allowWildcardedSeparator(false)
                .setRangeOptions(RangeParameters.NO_RANGE);
        builder.getIPv4AddressParametersBuilder().allow_inet_aton(false).allowLeadingZeros(false);
        IPv6AddressStringParameters.Builder ipv6 = builder.getIPv6AddressParametersBuilder();
        ipv6.allowZone(false).allowUnlimitedLeadingZeros(false);
        ipv6.getEmbeddedIPv4AddressParametersBuilder().allow_inet_aton(false);
        return builder.toParams();
    }

    @Test
    void everyFormOfAnIpv6AddressIsFound() {
        Laws.forAll(1, CASES, AddressOracleTest::ipv6, address -> {
            for (String form : new String[] {
                address.toFullString(),
                address.toCanonicalString(),
                address.toCompressedString(),
                address.toNormalizedString(),
                address.toMixedString(),
                address.toFullString().toUpperCase(Locale.ROOT)
            }) {
                if (!looksLikeCode(form)) {
                    assertThat(masked(form)).as(form).isEqualTo("[IP]");
                }
            }
        });
    }

    @Test
    void everyIpv4AddressIsFound() {
        Laws.forAll(
                1,
                CASES,
                random -> new IPv4Address(random.nextInt()),
                address -> assertThat(masked(address.toCanonicalString())).isEqualTo("[IP]"));
    }

    @Test
    void whatOnlyLooksLikeAnAddressIsNone_andTheOtherWayRound() {
        Laws.forAll(1, 20 * CASES, AddressOracleTest::pieces, text -> {
            IPAddressString oracle = new IPAddressString(text, STRICT);
            boolean address = oracle.isIPv6() || oracle.isIPv4();
            assertThat(masked(text).equals("[IP]")).as(text).isEqualTo(address && !looksLikeCode(text));
        });
    }

    private static IPv6Address ipv6(Random random) {
        byte[] bytes = new byte[IPv6Address.BYTE_COUNT];
        random.nextBytes(bytes);
        int zeroFrom = random.nextInt(16);
        int zeroTo = zeroFrom + random.nextInt(17 - zeroFrom);
        for (int i = zeroFrom; i < zeroTo; i++) {
            bytes[i] = 0;
        }
        IPAddress address = new IPv6Address(bytes);
        return address.toIPv6();
    }

    private static String pieces(Random random) {
        StringBuilder text = new StringBuilder();
        int count = 3 + random.nextInt(15);
        for (int i = 0; i < count; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static boolean looksLikeCode(String text) {
        return text.chars().noneMatch(Character::isDigit)
                && text.chars().filter(c -> c == ':').count() < 5;
    }

    private static String masked(String address) {
        String text = Masking.value("from " + address + " on").text();
        return text.substring("from ".length(), text.length() - " on".length());
    }
}
