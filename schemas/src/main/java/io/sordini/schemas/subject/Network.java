package io.sordini.schemas.subject;

import java.util.Optional;

/**
 * A range of addresses.
 *
 * @param base the lowest address
 * @param bits length of the common prefix, counted in the IPv6 form (an IPv4 /24 is 120)
 */
public record Network(Address base, int bits) {

    public Network {
        if (bits < 0 || bits > 128) {
            throw new IllegalArgumentException("prefix length out of range: " + bits);
        }
        base = new Address(base.high() & mask(bits), base.low() & mask(bits - 64));
    }

    /** Reads an address, or an address and a prefix length such as {@code 198.51.100.0/24}. */
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        Optional<Address> address = Address.parse(slash < 0 ? text : text.substring(0, slash));
        if (slash < 0) {
            return address.map(a -> new Network(a, 128));
        }
        String length = text.substring(slash + 1);
        if (address.isEmpty() || !length.matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        int given = Integer.parseInt(length);
        int widest = address.get().isV4() ? 32 : 128;
        return given > widest ? Optional.empty() : Optional.of(new Network(address.get(), 128 - widest + given));
    }

    /** Whether the address lies in the range; a range of one family holds no address of the other. */
    public boolean contains(Address address) {
        return address.isV4() == base.isV4()
                && (address.high() & mask(bits)) == base.high()
                && (address.low() & mask(bits - 64)) == base.low();
    }

    /** The address alone when the range holds just one. */
    @Override
    public String toString() {
        if (bits == 128) {
            return base.text();
        }
        return base.text() + "/" + (base.isV4() && bits >= 96 ? bits - 96 : bits);
    }

    private static long mask(int bits) {
        if (bits <= 0) {
            return 0;
        }
        return bits >= 64 ? -1L : -1L << (64 - bits);
    }
}
