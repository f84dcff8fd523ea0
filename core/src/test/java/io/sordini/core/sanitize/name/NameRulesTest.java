package io.sordini.core.sanitize.name;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.policy.PolicyReader;
import io.sordini.core.sanitize.name.NameRules.Name;
import io.sordini.testkit.Laws;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameRulesTest {

    private static final int CASES = 100_000;
    private static final List<String> PIECES =
            List.of("a", "b", "id", "user", "_", "-", "\"", "\\", "\u00e9", "\n", ":");

    private final NameRules names = new NameRules(PolicyReader.defaults().masking());
    private final Name first = find("first");

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "user_i", "user_id", "password", "session_id", "a_name_of_more_than_sixteen"})
    void aName_behindTheOneThatItLastCameBehind_isExpected(String name) {
        Name known = findBehindFirst(name);

        assertThat(expected(name + "\":\"...............................\"")).isSameAs(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user_i\":1234", "user_idx\":123", "user_Id\":1234", "user_id", ""})
    void anotherName_orWhatMayBeOne_isNotExpected(String json) {
        findBehindFirst("user_id");

        assertThat(expected(json)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\\b", "a\nb", "caf\u00e9"})
    void aNameThatJsonMayHaveToSpellInAnotherWay_isNotExpected(String name) {
        findBehindFirst(name);

        assertThat(expected(name + "\":12345678")).isNull();
    }

    @Test
    void nothingIsExpectedAfterAnEndlessName() {
        findBehindFirst("user_id");
        findBehindFirst("x".repeat(10_000));

        assertThat(expected("user_id\":12345678")).isNull();
    }

    @Test
    void namesThatWereForgottenAreNotExpected() {
        Name known = findBehindFirst("user_id");
        for (int i = 0; i < 100_000; i++) {
            find("n" + i);
        }

        assertThat(expected("user_id\":12345678")).isNull();
        assertThat(find("user_id")).isNotSameAs(known);
    }

    @Test
    void whatIsFoundAndExpectedSaysWhatTheTextItselfDoes() {
        NameRules fresh = new NameRules(PolicyReader.defaults().masking());
        Laws.forAll(1, CASES, NameRulesTest::anyName, name -> {
            byte[] json = (name + "\":12").getBytes(UTF_8);
            int length = name.getBytes(UTF_8).length;
            Name guess = names.expected(first, json, 0, json.length);
            if (guess != null) {
                assertThat(guess.length()).as(name).isEqualTo(quote(json));
                assertThat(guess.saysTheSameAs(fresh.find(json, 0, guess.length())))
                        .as(name)
                        .isTrue();
                assertThat(guess).as(name).isSameAs(names.find(json, 0, guess.length()));
            }
            Name found = names.findBehind(first, json, 0, length);
            assertThat(found.length()).as(name).isEqualTo(length);
            assertThat(found.words())
                    .as(name)
                    .isEqualTo(fresh.find(json, 0, length).words());
        });
    }

    private static int quote(byte[] json) {
        int i = 0;
        while (json[i] != '"') {
            i++;
        }
        return i;
    }

    private static String anyName(Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            name.append(PIECES.get(random.nextInt(random.nextInt(3) == 0 ? PIECES.size() : 4)));
        }
        return name.toString();
    }

    private Name find(String name) {
        byte[] utf8 = name.getBytes(UTF_8);
        return names.find(utf8, 0, utf8.length);
    }

    private Name findBehindFirst(String name) {
        byte[] utf8 = ("{" + name).getBytes(UTF_8);
        return names.findBehind(first, utf8, 1, utf8.length);
    }

    private @Nullable Name expected(String json) {
        byte[] utf8 = ("{" + json).getBytes(UTF_8);
        byte[] longer = Arrays.copyOf(utf8, utf8.length + 32);
        longer[utf8.length] = '"';
        return names.expected(first, longer, 1, utf8.length);
    }
}
