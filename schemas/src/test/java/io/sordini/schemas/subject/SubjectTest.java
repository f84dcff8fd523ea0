package io.sordini.schemas.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {

    @ParameterizedTest
    @EnumSource(
            value = Scope.class,
            names = {"IP", "RANGE"},
            mode = EnumSource.Mode.EXCLUDE)
    void a_key_is_read_back(Scope scope) {
        Subject subject = new Subject(scope, "k1.abc:def");

        assertThat(Subject.parse(subject.key())).contains(subject);
    }

    @ParameterizedTest
    @CsvSource({
        "ip:192.0.2.1, ip:192.0.2.1",
        "ip:::ffff:192.0.2.1, ip:192.0.2.1",
        "ip:2001:DB8::1, ip:2001:db8::/64",
        "ip:2001:db8::/64, ip:2001:db8::/64",
        "range:198.51.100.7/24, range:198.51.100.0/24",
        "range:2001:DB8:1::/48, range:2001:db8:1::/48",
    })
    void an_address_is_the_subject_that_its_events_count_for(String given, String canonical) {
        assertThat(Subject.parse(given).map(Subject::key)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "ip:",
                "192.0.2.1",
                "IP:192.0.2.1",
                "host:a",
                "ip:nobody",
                "ip:01.2.3.4",
                "ip:192.0.2.0/24",
                "ip:2001:db8::/48",
                "range:all",
                "range:192.0.2.1/33"
            })
    void what_is_no_subject_is_refused(String key) {
        assertThat(Subject.parse(key)).isEmpty();
    }

    @Test
    void values_are_bounded() {
        assertThat(Subject.parse("user:" + "a".repeat(Subject.MAX_VALUE))).isPresent();
        assertThat(Subject.parse("user:" + "a".repeat(Subject.MAX_VALUE + 1))).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Subject(Scope.USER, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Subject(Scope.USER, "a".repeat(81)));
    }
}
