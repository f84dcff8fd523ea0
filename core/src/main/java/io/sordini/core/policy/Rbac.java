package io.sordini.core.policy;

import java.util.Collection;
import java.util.List;

/**
 * What each role may do, so that a service that lets it do more is noticed.
 *
 * @param roles at most {@value #MAX_ROLES}, in the policy's order
 */
public record Rbac(List<Role> roles) {

    public static final int MAX_ROLES = 31;

    /** Stands for every role that the policy does not know: of those it says nothing. */
    public static final int UNKNOWN = 1 << MAX_ROLES;

    public Rbac {
        roles = List.copyOf(roles);
    }

    /**
     * A role.
     *
     * @param allow patterns of method and path, as {@code fnmatch} reads them; {@code GET /orders/*}
     * @param deny the same; what one of them matches is not allowed
     */
    public record Role(String name, List<String> allow, List<String> deny) {

        public Role {
            allow = List.copyOf(allow);
            deny = List.copyOf(deny);
        }

        boolean allows(String request) {
            return FnMatch.matchesAny(allow, request) && !FnMatch.matchesAny(deny, request);
        }
    }

    /**
     * The roles that allow a request: bit i stands for the i-th one.
     *
     * @param method in upper case
     * @param path decoded, without query and with single slashes
     */
    public int allowing(String method, String path) {
        String request = method + " " + path;
        int bits = 0;
        for (int i = 0; i < roles.size(); i++) {
            bits |= roles.get(i).allows(request) ? 1 << i : 0;
        }
        return bits;
    }

    /** All roles that the policy knows. */
    public int all() {
        return (int) ((1L << roles.size()) - 1);
    }

    /** The bits of roles by name. */
    public int bits(Collection<String> names) {
        int bits = 0;
        for (String name : names) {
            int found = UNKNOWN;
            for (int i = 0; i < roles.size(); i++) {
                if (roles.get(i).name().equals(name)) {
                    found = 1 << i;
                }
            }
            bits |= found;
        }
        return bits;
    }

    /** Whether whoever has all these roles, and no other, may not make the request. */
    public static boolean denies(int having, int allowing) {
        return having != 0 && (having & UNKNOWN) == 0 && (having & allowing) == 0;
    }
}
