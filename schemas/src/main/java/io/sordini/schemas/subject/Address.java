package io.sordini.schemas.subject;

import java.util.Optional;

/**
 * An IP address in canonical form: an IPv4-mapped IPv6 address is the IPv4 address, a zone is dropped.
 *
 * @param high the upper 64 bits of the IPv6 form
 * @param low the lower 64 bits; an IPv4 address a.b.c.d is held as ::ffff:a.b.c.d
 */
public record Address(long high, long low) {

    private static final int MAX_TEXT = 64;
    private static final long MAPPED = 0xffffL << 32;

    /** Reads an IPv4 or IPv6 address in any textual form, brackets and zone allowed; no name is ever looked up. */
    public static Optional<Address> parse(String text) {
        if (text.length() < 2 || text.length() > MAX_TEXT) {
            return Optional.empty();
        }
        if (text.indexOf(':') < 0) {
            long v4 = parseV4(text);
            return v4 < 0 ? Optional.empty() : Optional.of(ofV4(v4));
        }
        String plain = text;
        if (plain.charAt(0) == '[' && plain.charAt(plain.length() - 1) == ']') {
            plain = plain.substring(1, plain.length() - 1);
        }
        int zone = plain.indexOf('%');
        return AddressText.parseV6(zone < 0 ? plain : plain.substring(0, zone));
    }

    static Address ofV4(long bits) {
        return new Address(0, MAPPED | bits);
    }

    public boolean isV4() {
        return high == 0 && low >>> 32 == 0xffff;
    }

    /** The subject that signals about this address are counted under: the IPv4 address, or the IPv6 /64. */
    public Subject subject() {
        return new Subject(Scope.IP, isV4() ? text() : AddressText.format(high, 0) + "/64");
    }

    /** Dotted quad, or RFC 5952. */
    public String text() {
        return isV4() ? AddressText.formatV4((int) low) : AddressText.format(high, low);
    }

    @Override
    public String toString() {
        return text();
    }

    /** The 32 bits of a dotted quad, or -1. Leading zeros are refused: readers disagree on what they mean. */
    static long parseV4(String text) {
        long bits = 0;
        int part = -1;
        int parts = 1;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (part < 0 || ++parts > 4) {
                    return -1;
                }
                bits = bits << 8 | part;
                part = -1;
                digits = 0;
            } else if (c >= '0' && c <= '9') {
                if (part == 0 && digits > 0) {
                    return -1;
                }
                part = Math.max(part, 0) * 10 + (c - '0');
                if (++digits > 3 || part > 255) {
                    return -1;
                }
            } else {
                return -1;
            }
        }
        return parts == 4 && part >= 0 ? bits << 8 | part : -1;
    }
}
