package io.sordini.schemas.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.testkit.Laws;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {

    private static final String KEY = "k:" + Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void an_expiry_with_a_fraction_is_read() {
        BearerToken token = BearerToken.read(jwt("{\"sub\":\"admin\",\"roles\":[\"a\"],\"exp\":1795385911.197593}"));

        assertThat(token.expiresAt()).contains(Instant.ofEpochMilli(1795385911197L));
        assertThat(token.jti()).isEmpty();
    }

    @Test
    void claims_below_the_top_level_are_not_the_token_s() {
        BearerToken token = BearerToken.read(jwt("{\"x\":{\"jti\":\"no\",\"exp\":1},\"jti\":\"yes\",\"exp\":\"1\"}"));

        assertThat(token.jti()).contains("yes");
        assertThat(token.expiresAt()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "opaque", "a.b", "a.b.c", ".e30.", "a.!!!.c", "sk-1234567890", "a..c", "..."})
    void any_other_token_is_opaque(String token) {
        assertThat(BearerToken.read(token)).matches(BearerToken::isOpaque);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"exp\":1e999999}",
                "{\"exp\":-1}",
                "{\"exp\":NaN}",
                "{\"exp\":1e15}",
                "{\"exp\":null}",
                "{\"exp\"",
                "[]",
                "{\"exp\":{}}",
                "7",
                "",
                "\u0000",
                "{\"exp\":0}"
            })
    void hostile_claims_have_no_expiry(String claims) {
        assertThat(BearerToken.read(jwt(claims)).expiresAt()).isEmpty();
    }

    @Test
    void deep_and_large_claims_are_read_or_opaque() {
        assertThat(BearerToken.read(jwt("[".repeat(10_000))).jti()).isEmpty();
        assertThat(BearerToken.read(jwt("{\"x\":" + "[".repeat(5_000))).jti()).isEmpty();
        assertThat(BearerToken.read(jwt("{\"exp\":" + "9".repeat(5_000) + "}")).expiresAt())
                .isEmpty();
        assertThat(BearerToken.read("a." + "x".repeat(1 << 20) + ".c").jti()).isEmpty();
    }

    @Test
    void random_claims_never_throw() {
        byte[] valid = "{\"jti\":\"a\",\"exp\":1795385911.5,\"x\":[{}]}".getBytes(StandardCharsets.UTF_8);
        Laws.forAll(
                1,
                20_000,
                random -> {
                    byte[] claims = valid.clone();
                    claims[random.nextInt(claims.length)] = (byte) random.nextInt(256);
                    claims[random.nextInt(claims.length)] = (byte) random.nextInt(256);
                    return "h." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims) + ".s";
                },
                token -> assertThat(BearerToken.read(token)).isNotNull());
    }

    @Test
    void a_token_is_looked_for_under_every_key_as_a_whole_and_by_its_id() {
        Keyset two = Keyset.parse("new:" + KEY.substring(2) + "," + KEY);
        Keyset one = Keyset.parse(KEY);
        String token = jwt("{\"jti\":\"id\"}");
        Keyring old = new Keyring(one, one, one);

        assertThat(new Keyring(two, two, two).candidates(token))
                .hasSize(4)
                .contains(old.token(token), old.tokenId("id"));
        assertThat(old.candidates("id")).containsExactly(old.token("id")).doesNotContain(old.tokenId("id"));
        assertThat(old.user(" Alice ")).isEqualTo(old.user("alice"));
    }

    private static String jwt(String claims) {
        return "eyJhbGciOiJIUzI1NiJ9."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".c2ln";
    }
}
