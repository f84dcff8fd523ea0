package io.sordini.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sordini.testkit.Laws;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T21:18:30+0000, 2026-11-22T21:18:30Z",
        "2026-11-22T21:18:30Z, 2026-11-22T21:18:30Z",
        "2026-11-22T21:18:30+00:00, 2026-11-22T21:18:30Z",
        "2026-11-22T21:18:30-05, 2026-11-23T02:18:30Z",
        "2026-11-22T23:18:30.123456+0200, 2026-11-22T21:18:30.123456Z",
        "2026-11-22T21:18:30, 2026-11-22T21:18:30Z",
        "2026-11-22 21:18:30, 2026-11-22T21:18:30Z",
        "2026-11-22 21:18:30.5, 2026-11-22T21:18:30.500Z",
        "1795385911, 2026-11-22T22:18:31Z",
        "1795385911.197, 2026-11-22T22:18:31.197Z",
        "0, 1970-01-01T00:00:00Z",
    })
    void every_form_in_logs_is_read(String text, Instant instant) {
        assertThat(EventTime.parse(text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "now",
                "2026-11-22",
                "2026-02-30T00:00:00",
                "2026-11-22T24:00:00",
                "2026-11-22T21:18:30+25:00",
                "2026-11-2221:18:30",
                "2026-11-22T 21:18:30",
                "2026-11-22T21:18:30+00:00+0000",
                "-1",
                "1e9",
                "1795385911000",
                "+999999999-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z"
            })
    void what_is_no_time_is_nothing(String text) {
        assertThat(EventTime.parse(text)).isEmpty();
    }

    @Test
    void law_the_usual_form_means_what_java_says_it_means() {
        Laws.forAll(1, 5000, EventTimeTest::usual, text -> {
            Optional<Instant> expected;
            try {
                expected =
                        Optional.of(LocalDateTime.parse(text.replace("Z", "")).toInstant(ZoneOffset.UTC));
            } catch (DateTimeParseException e) {
                expected = Optional.empty();
            }
            assertThat(EventTime.parse(text)).isEqualTo(expected);
        });
    }

    /** Some days, hours and so on are not there. */
    private static String usual(Random random) {
        String fraction = String.format(Locale.ROOT, "%010d", random.nextInt(Integer.MAX_VALUE));
        return String.format(
                Locale.ROOT,
                "%04d-%02d-%02dT%02d:%02d:%02d%s%s",
                1900 + random.nextInt(200),
                random.nextInt(14),
                random.nextInt(33),
                random.nextInt(25),
                random.nextInt(61),
                random.nextInt(61),
                random.nextBoolean() ? "" : "." + fraction.substring(random.nextInt(11)),
                random.nextBoolean() ? "Z" : "");
    }

    @Test
    void absence_is_no_time() {
        assertThat(EventTime.parse(null)).isEmpty();
    }

    @Test
    void epoch_seconds_keep_their_milliseconds() {
        Laws.forAll(
                1,
                20_000,
                random -> random.nextLong(4_000_000_000_000L),
                millis -> assertThat(EventTime.parse("%d.%03d".formatted(millis / 1000, millis % 1000)))
                        .contains(Instant.ofEpochMilli(millis)));
    }

    @Test
    void what_is_read_always_has_milliseconds_since_the_epoch() {
        Laws.forAll(
                1,
                50_000,
                random -> {
                    StringBuilder text = new StringBuilder("2026-11-22T21:18:30.25+0000");
                    for (int i = random.nextInt(4); i >= 0; i--) {
                        text.setCharAt(random.nextInt(text.length()), "0129-+:.TZ ".charAt(random.nextInt(11)));
                    }
                    return text.toString();
                },
                text -> assertThatCode(() -> EventTime.parse(text).map(Instant::toEpochMilli))
                        .doesNotThrowAnyException());
    }
}
