package io.sordini.app.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SubjectTextTest {

    private static final String HASH = "k1.AAECAwQFBgcICQoLDA0ODw";

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, ip:203.0.113.7",
        "ip:203.0.113.7, ip:203.0.113.7",
        "' 203.0.113.7 ', ip:203.0.113.7",
        "::ffff:203.0.113.7, ip:203.0.113.7",
        "203.0.113.7/32, ip:203.0.113.7",
        "203.0.113.7/24, range:203.0.113.0/24",
        "range:203.0.113.99/24, range:203.0.113.0/24",
        "2001:DB8:0:0::1, ip:2001:db8::/64",
        "2001:db8::/64, ip:2001:db8::/64",
        "2001:db8::/48, range:2001:db8::/48",
        "user:" + HASH + ", user:" + HASH,
        "api-key:" + HASH + ", api-key:" + HASH,
        "tenant:acme, tenant:acme"
    })
    void subjectIsReadInEveryFormAndBecomesCanonical(String text, String key) {
        assertThat(new SubjectText().convert(text).key()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.300 | found 203.0.113.300",
                "203.0.113.0/33 | found 203.0.113.0/33",
                "ip:203.0.113.0/24 | write range:203.0.113.0/24",
                "ip:here | expected an address behind ip:",
                "range: | expected an address or a range behind range:",
                "user:bob | --user NAME",
                "token:k1.short | --token-file FILE",
                "session:x | expected key-id.hash behind session:",
                "tenant:a b | visible ASCII",
                "planet:mars | expected an address such as",
                "'' | expected an address such as"
            })
    void nonsenseIsRefusedWithWhatIsExpected(String text, String message) {
        assertThatThrownBy(() -> new SubjectText().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"token:eyJhbGciOi.secret", "eyJhbGciOi.secret", "user:secret", "tenant:secret secret"})
    void whatMayBeSecretIsNotRepeated(String text) {
        assertThatThrownBy(() -> new SubjectText().convert(text)).hasMessageNotContaining("secret");
    }

    @Test
    void onlyAddressesCanBeAllowed() {
        assertThat(new SubjectText.Addresses().convert("203.0.113.7").key()).isEqualTo("ip:203.0.113.7");
        assertThatThrownBy(() -> new SubjectText.Addresses().convert("user:" + HASH))
                .hasMessageContaining("found a user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "500ms", "1500ms", "4", "4 h", "-1s", "3651d", "h"})
    void durationThatNoCommandCanCarryIsRefused(String text) {
        assertThatThrownBy(() -> new WholeSeconds().convert(text)).hasMessageContaining("such as 30s, 10m, 4h or 7d");
    }
}
