package io.sordini.schemas.subject;

import java.util.Optional;

/**
 * Who a signal or a decision is about.
 *
 * @param scope the kind of thing
 * @param value a canonical address or range, or {@code keyId.hash} for names and credentials; never a raw credential
 */
public record Subject(Scope scope, String value) {

    /** Longest value, in characters: a keyed hash with its key id, or an IPv6 range. */
    public static final int MAX_VALUE = 80;

    public Subject {
        if (value.isEmpty() || value.length() > MAX_VALUE) {
            throw new IllegalArgumentException("subject value must have 1 to " + MAX_VALUE + " characters");
        }
    }

    /** The record key: {@code scope:value}. */
    public String key() {
        return scope.text() + ":" + value;
    }

    /** Reads a key as an operator may write it: an address or a range becomes canonical, an IPv6 address its /64. */
    public static Optional<Subject> parse(String key) {
        int colon = key.indexOf(':');
        if (colon < 0 || colon == key.length() - 1 || key.length() - colon - 1 > MAX_VALUE) {
            return Optional.empty();
        }
        String value = key.substring(colon + 1);
        return Scope.parse(key.substring(0, colon)).flatMap(scope -> canonical(scope, value));
    }

    private static Optional<Subject> canonical(Scope scope, String value) {
        return switch (scope) {
            case IP -> Network.parse(value).flatMap(Subject::ofAddress);
            case RANGE -> Network.parse(value).map(network -> new Subject(scope, network.toString()));
            case USER, SESSION, TOKEN, FAMILY, API_KEY, TENANT, PASSWORD -> Optional.of(new Subject(scope, value));
        };
    }

    private static Optional<Subject> ofAddress(Network network) {
        boolean single = network.bits() == 128
                || (network.bits() == 64 && !network.base().isV4());
        return single ? Optional.of(network.base().subject()) : Optional.empty();
    }

    @Override
    public String toString() {
        return key();
    }
}
