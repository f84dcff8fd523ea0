package io.sordini.core.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The sections about tokens, API keys, second factors and roles. */
final class CredentialSections {

    private static final Parser<String> ROLE = new Parser<>(
            "a name of 1 to 40 of a-z, 0-9, _ and -",
            text -> text.matches("[a-z0-9_-]{1,40}") ? Optional.of(text) : Optional.empty());
    private static final Parser<String> REQUEST = new Parser<>(
            "a method and a path with wildcards such as 'GET /orders/*', at most 200 characters",
            text -> text.length() <= 200 && text.matches("[A-Z*?\\[\\]!-]{1,40} [/*?\\[]\\S*")
                    ? Optional.of(text)
                    : Optional.empty());
    private static final Parser<Boolean> YES_OR_NO = new Parser<>(
            "true or false",
            text -> text.equals("true") || text.equals("false") ? Optional.of(text.equals("true")) : Optional.empty());

    private CredentialSections() {}

    static TokenClaims tokens(YamlMapping root) {
        YamlMapping section = root.mapping("tokens");
        TokenClaims claims = new TokenClaims(
                Set.copyOf(section.list("issuers", Parser.TEXT)), Set.copyOf(section.list("audiences", Parser.TEXT)));
        section.done();
        return claims;
    }

    static SecondFactor secondFactor(YamlMapping root) {
        YamlMapping section = root.mapping("second_factor");
        SecondFactor factor = new SecondFactor(
                Set.copyOf(section.list("methods", Sections.METHOD)), section.list("paths", RuleSections.TEMPLATE));
        section.done();
        return factor;
    }

    /** Whether an API key that is accepted must have been registered. */
    static boolean registeredKeysOnly(YamlMapping root) {
        YamlMapping section = root.mapping("api_keys");
        boolean only = section.optional("registered_only", YES_OR_NO, false);
        section.done();
        return only;
    }

    static Rbac rbac(YamlMapping root) {
        YamlMapping section = root.mapping("rbac");
        List<Rbac.Role> roles = section.mappings("roles", CredentialSections::role);
        if (roles.size() > Rbac.MAX_ROLES) {
            section.wrong("roles", "expected at most " + Rbac.MAX_ROLES + " roles, found " + roles.size());
        }
        if (roles.stream().map(Rbac.Role::name).distinct().count() < roles.size()) {
            section.wrong("roles", "expected different names, found one again");
        }
        section.done();
        return new Rbac(roles);
    }

    private static Rbac.Role role(YamlMapping entry) {
        return new Rbac.Role(
                entry.required("name", ROLE, "unnamed"), entry.list("allow", REQUEST), entry.list("deny", REQUEST));
    }
}
