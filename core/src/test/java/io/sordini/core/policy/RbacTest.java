package io.sordini.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RbacTest {

    private static final Rbac RBAC = PolicyReader.defaults().rbac();

    @ParameterizedTest
    @CsvSource({
        "GET *,              GET /orders/7,   true",
        "GET /orders/?,      GET /orders/7,   true",
        "GET /orders/?,      GET /orders/77,  false",
        "GET /orders/[0-9],  GET /orders/7,   true",
        "GET /orders/[!0-9], GET /orders/7,   false",
        "GET /orders/[!0-9], GET /orders/x,   true",
        "GET /a[]]b,         GET /a]b,        true",
        "GET /a[b,           GET /a[b,        true",
        "* /a*b*c,           PUT /aXbXbYc,    true",
        "* /a*b*c,           PUT /aXcXb,      false",
        "G?T /,              GET /,           true",
        "GET /,              GET /x,          false",
    })
    void patternsAreThoseOfFnmatch(String pattern, String request, boolean matches) {
        assertThat(FnMatch.matches(pattern, request)).isEqualTo(matches);
    }

    @Test
    void aPatternOfManyStarsIsNoTrap() {
        String pattern = "* /" + "a*".repeat(90) + "b";

        assertThat(FnMatch.matches(pattern, "GET /" + "a".repeat(2000))).isFalse();
    }

    @Test
    void theDefaultRolesAreTheUsualFour() {
        int read = RBAC.allowing("GET", "/orders");
        int write = RBAC.allowing("POST", "/orders");
        int administer = RBAC.allowing("GET", "/admin/users");

        assertThat(RBAC.roles().stream().map(Rbac.Role::name))
                .containsExactly("admin", "developer", "viewer", "api_user");
        assertThat(read).isEqualTo(RBAC.all());
        assertThat(write).isEqualTo(RBAC.bits(List.of("admin", "developer", "api_user")));
        assertThat(administer).isEqualTo(RBAC.bits(List.of("admin")));
    }

    @Test
    void ofARoleThatThePolicyDoesNotKnowNothingIsSaid() {
        int allowing = RBAC.allowing("DELETE", "/orders/1");

        assertThat(Rbac.denies(RBAC.bits(List.of("viewer")), allowing)).isTrue();
        assertThat(Rbac.denies(RBAC.bits(List.of("viewer", "admin")), allowing)).isFalse();
        assertThat(Rbac.denies(RBAC.bits(List.of("viewer", "auditor")), allowing))
                .isFalse();
        assertThat(Rbac.denies(RBAC.bits(List.of()), allowing)).isFalse();
    }
}
