package io.sordini.schemas.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysetTest {

    private static final String FIRST = "k1:" + key('a');
    private static final String SECOND = "k2:" + key('b');

    @Test
    void the_active_key_hashes_and_every_key_matches() {
        Keyset rotated = Keyset.parse(SECOND + ", " + FIRST);

        assertThat(rotated.hash("v")).startsWith("k2.").hasSize(3 + 22);
        assertThat(rotated.hashes("v"))
                .containsExactly(
                        Keyset.parse(SECOND).hash("v"), Keyset.parse(FIRST).hash("v"));
        assertThat(rotated.hash("v")).isNotEqualTo(rotated.hash("w"));
    }

    /** RFC 4231, test case 1: 20 bytes of 0b over "Hi There". */
    @Test
    void the_hash_is_hmac_sha_256_cut_to_128_bits() {
        byte[] key = new byte[20];
        java.util.Arrays.fill(key, (byte) 0x0b);
        byte[] expected = java.util.HexFormat.of().parseHex("b0344c61d8db38535ca8afceaf0bf12b");

        assertThat(Keyset.parse("k:" + Base64.getEncoder().encodeToString(key)).hash("Hi There"))
                .isEqualTo("k." + Base64.getUrlEncoder().withoutPadding().encodeToString(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SECRETSECRETSECRETSECRET",
                "k1:SECRET-SECRET!",
                "k1:U0VDUkVU",
                "K1:SECRETSECRETSECRETSECRET",
                "k1:",
                "k1:SECRETSECRETSECRETSECRET,",
                "k1:SECRETSECRETSECRETSECRET,k1:SECRETSECRETSECRETSECRET",
                "SECRETSECRETSECRET12:SECRETSECRETSECRETSECRET"
            })
    void a_wrong_keyset_is_refused_without_repeating_any_of_it(String text) {
        Throwable thrown = catchThrowable(() -> Keyset.parse(text));

        assertThat(thrown).isInstanceOf(IllegalArgumentException.class).hasNoCause();
        assertThat(thrown.getMessage()).isNotBlank().doesNotContain("SECRET", "U0VD", "character");
    }

    @Test
    void no_key_material_reaches_a_description() {
        Keyset keyset = Keyset.parse(FIRST);

        assertThat(keyset).hasToString("Keyset[k1]");
        assertThat(new Keyring(keyset, keyset, keyset).toString()).doesNotContain(key('a'));
    }

    private static String key(char filler) {
        return Base64.getEncoder()
                .encodeToString(String.valueOf(filler).repeat(32).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
