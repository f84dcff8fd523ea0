package io.sordini.schemas.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PlaceTest {

    private static Place place(String latitude, String longitude) {
        return Place.parse(latitude, longitude).orElseThrow();
    }

    @Test
    void distancesAreThoseOfTheEarth() {
        Place berlin = place("52.52", "13.405");

        assertThat(berlin.kilometresTo(place("40.7128", "-74.006"))).isBetween(6380L, 6390L);
        assertThat(berlin.kilometresTo(place("48.8566", "2.3522"))).isBetween(875L, 880L);
        assertThat(berlin.kilometresTo(berlin)).isZero();
        assertThat(place("0", "179.9").kilometresTo(place("0", "-179.9"))).isBetween(22L, 23L);
        assertThat(place("90", "0").kilometresTo(place("-90", "77"))).isBetween(20_014L, 20_016L);
    }

    @Test
    void whatIsNotOnEarthIsNoPlace() {
        assertThat(Place.parse("90.01", "0")).isEmpty();
        assertThat(Place.parse("1", "-180.5")).isEmpty();
        assertThat(Place.parse("NaN", "1")).isEmpty();
        assertThat(Place.parse("Infinity", "1")).isEmpty();
        assertThat(Place.parse("north", "1")).isEmpty();
        assertThat(Place.parse("1", null)).isEmpty();
        assertThat(Place.parse("0", "0.0")).isEmpty();
        assertThat(Place.parse("1".repeat(100), "1")).isEmpty();
        assertThatThrownBy(() -> Place.of(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Place.of(Long.MAX_VALUE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyPlaceSurvivesItsBits() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            Place place = new Place(random.nextInt(18_001) - 9000, random.nextInt(36_001) - 18_000);
            assertThat(place.bits()).isPositive();
            assertThat(Place.of(place.bits())).isEqualTo(place);
        }
    }
}
