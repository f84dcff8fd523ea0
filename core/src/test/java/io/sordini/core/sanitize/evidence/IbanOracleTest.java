package io.sordini.core.sanitize.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.testkit.Laws;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.iban4j.CountryCode;
import org.iban4j.Iban;
import org.iban4j.IbanUtil;
import org.iban4j.bban.BbanStructure;
import org.junit.jupiter.api.Test;

/**
 * Agreement with iban4j about account numbers of every country that it knows. It also checks which places hold letters and
 * which digits, so that it takes fewer numbers; none of the cases here depends on that.
 */
class IbanOracleTest {

    private static final int CASES = 2000;

    /** Territories whose numbers begin with the code of their country, whatever the library allows. */
    private static final Set<String> TERRITORIES =
            Set.of("AX", "BL", "GF", "GG", "GP", "IM", "JE", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT");

    private static final List<CountryCode> COUNTRIES = BbanStructure.supportedCountries().stream()
            .filter(country -> !TERRITORIES.contains(country.name()))
            .toList();

    /** A number, and the same with one digit replaced by another. */
    private record Numbers(String valid, String corrupt) {
        static Numbers of(Random random) {
            CountryCode country = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
            String valid =
                    new Iban.Builder(random).countryCode(country).buildRandom().toString();
            int at = 2 + random.nextInt(valid.length() - 2);
            while (!Character.isDigit(valid.charAt(at))) {
                at = 2 + (at - 1) % (valid.length() - 2);
            }
            int other = (valid.charAt(at) - '0' + 1 + random.nextInt(9)) % 10;
            return new Numbers(valid, valid.substring(0, at) + other + valid.substring(at + 1));
        }
    }

    @Test
    void whatIsValidIsFound_alsoInGroups() {
        Laws.forAll(1, CASES, Numbers::of, numbers -> {
            assertThat(IbanUtil.isValid(numbers.valid)).isTrue();
            assertThat(isFound(numbers.valid)).isTrue();
            assertThat(isFound(numbers.valid.replaceAll("(.{4})(?!$)", "$1 "))).isTrue();
        });
    }

    @Test
    void whatHasAWrongDigitIsNotFound() {
        Laws.forAll(
                1,
                CASES,
                Numbers::of,
                numbers -> assertThat(isFound(numbers.corrupt))
                        .isEqualTo(IbanUtil.isValid(numbers.corrupt))
                        .isFalse());
    }

    private static boolean isFound(String number) {
        return Masking.value("paid to " + number + " today").text().equals("paid to [IBAN] today");
    }
}
