package io.sordini.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTemplateTest {

    @ParameterizedTest
    @CsvSource({
        "/orders, /orders, true",
        "/orders, /orders/7, false",
        "/orders, /order, false",
        "/orders/{id}, /orders/7, true",
        "/orders/{id}, /orders/, false",
        "/orders/{id}, /orders, false",
        "/orders/{id}, /orders/7/items, false",
        "/orders/{id}/items, /orders/7/items, true",
        "/orders/{id}/items, /orders/7/item, false",
        "/api/**, /api, true",
        "/api/**, /api/a/b, true",
        "/api/**, /apis, false",
        "/api/{v}/**, /api/v1/users/7, true",
        "/api/{v}/**, /api, false",
        "/**, /anything, true",
        "/**, /, true"
    })
    void aPlaceholderStandsForOneSegmentAndStarsForTheRest(String template, String path, boolean matches) {
        assertThat(new PathTemplate(template).matches(path)).isEqualTo(matches);
    }
}
