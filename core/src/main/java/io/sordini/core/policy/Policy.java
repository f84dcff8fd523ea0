package io.sordini.core.policy;

import io.sordini.schemas.policy.AllowEntry;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.subject.Address;
import io.sordini.schemas.subject.Network;
import io.sordini.schemas.subject.Scope;
import java.util.List;
import java.util.Optional;

/**
 * Everything an operator decides: whom to trust, what counts as an authentication, which limits and rules hold, what is
 * masked. Made by {@link PolicyReader}.
 *
 * @param name the document's own name
 * @param version first 64 bits of SHA-256 of the document
 * @param label {@code name@hash}, the hash in 12 hexadecimal digits
 * @param trustedProxies whose forwarded-for headers count
 * @param allow who is never decided against
 * @param operators whose commands are obeyed; anybody's if there is none
 * @param tokens whose tokens services may accept
 * @param secondFactor what nobody may do without a second factor
 * @param registeredKeysOnly whether an API key that is accepted must have been registered
 * @param limits at most {@value #MAX_LIMITS}, since a signal names them by a bit
 */
public record Policy(
        String name,
        long version,
        String label,
        List<Network> trustedProxies,
        List<AllowEntry> allow,
        List<Operator> operators,
        List<AuthEndpoint> authEndpoints,
        PathPatterns paths,
        RequestPatterns requests,
        List<RateLimit> limits,
        List<Rule> rules,
        Escalation escalation,
        Guards guards,
        List<MaskingRule> masking,
        TokenClaims tokens,
        SecondFactor secondFactor,
        boolean registeredKeysOnly,
        Rbac rbac) {

    public static final int MAX_LIMITS = 32;

    public Policy {
        trustedProxies = List.copyOf(trustedProxies);
        allow = List.copyOf(allow);
        operators = List.copyOf(operators);
        authEndpoints = List.copyOf(authEndpoints);
        limits = List.copyOf(limits);
        rules = List.copyOf(rules);
        masking = List.copyOf(masking);
    }

    /** The same policy under the same version with other limits and rules, for those who look at some of them only. */
    public Policy withRules(List<RateLimit> otherLimits, List<Rule> otherRules) {
        return new Policy(
                name,
                version,
                label,
                trustedProxies,
                allow,
                operators,
                authEndpoints,
                paths,
                requests,
                otherLimits,
                otherRules,
                escalation,
                guards,
                masking,
                tokens,
                secondFactor,
                registeredKeysOnly,
                rbac);
    }

    /** Whether this peer's forwarded-for header counts. */
    public boolean trusts(Address peer) {
        return trustedProxies.stream().anyMatch(network -> network.contains(peer));
    }

    /** What some rule about a kind of subject wants to know. */
    public Facts wanted(Scope scope) {
        Facts wanted = Facts.NONE;
        for (Rule rule : rules) {
            if (rule.subject() == scope && rule.mode() != Mode.OFF) {
                wanted = wanted.and(rule.facts());
            }
        }
        return wanted;
    }

    /** The rule of a name, unless it is off. */
    public Optional<Rule> rule(String ruleName) {
        return rules.stream()
                .filter(rule -> rule.name().equals(ruleName) && rule.mode() != Mode.OFF)
                .findFirst();
    }

    /** The entry that shields an address. */
    public Optional<AllowEntry> allowing(Address address) {
        return allow.stream().filter(entry -> entry.network().contains(address)).findFirst();
    }

    /** The authentication that a request is, if it is one. */
    public Optional<AuthEndpoint> authEndpoint(String method, String path) {
        return authEndpoints.stream()
                .filter(endpoint -> endpoint.matches(method, path))
                .findFirst();
    }
}
