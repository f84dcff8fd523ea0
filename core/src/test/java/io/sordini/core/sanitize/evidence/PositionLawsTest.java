package io.sordini.core.sanitize.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sordini.testkit.Laws;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where the bytes of a value stand, what stands beside it, and how its characters are written changes nothing in it. */
class PositionLawsTest {

    private static final int CASES = 4000;
    private static final int VALUES = 5;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Values of one document, each with spaces before it, so that all begin at another place of the eight bytes of a word. */
    private record Neighbours(List<String> values, List<String> spaces) {

        static Neighbours some(Random random) {
            List<String> values = new ArrayList<>();
            List<String> spaces = new ArrayList<>();
            for (int i = 0; i < VALUES; i++) {
                values.add(Heaps.quote(Heaps.text(random)));
                spaces.add(" ".repeat(random.nextInt(20)));
            }
            return new Neighbours(values, spaces);
        }

        String document() {
            StringBuilder document = new StringBuilder("[");
            for (int i = 0; i < VALUES; i++) {
                document.append(i == 0 ? "" : ",").append(object(i));
            }
            return document.append(']').toString();
        }

        String object(int i) {
            return "{\"f\":" + spaces.get(i) + values.get(i) + "}";
        }
    }

    @Test
    void atAnyPlaceOfADocument_theSameBytes() {
        Laws.forAll(1, CASES, Neighbours::some, neighbours -> {
            StringBuilder alone = new StringBuilder();
            for (int i = 0; i < VALUES; i++) {
                alone.append(i == 0 ? "[" : ",").append(Masking.document(neighbours.object(i)));
            }
            assertThat(Masking.document(neighbours.document())).isEqualTo(alone + "]");
        });
    }

    @Test
    void inAPartOfAnArray_theSameBytes() {
        Laws.forAll(100_000, CASES, Heaps::text, text -> {
            String document = Heaps.quote(text);
            String spaced = " ".repeat(text.length() % 17) + document + " ".repeat(text.length() % 3);
            assertThat(Masking.document(spaced).strip()).isEqualTo(Masking.document(document));
        });
    }

    private record Spelled(String text, String escaped) {

        /** A text, and the same with some of its characters as escapes, also in the middle of what is found. */
        static Spelled some(Random random) {
            String text = Heaps.text(random);
            StringBuilder escaped = new StringBuilder("\"");
            for (int i = 0; i < text.length(); i++) {
                String one = text.substring(i, i + 1);
                boolean escape = random.nextInt(3) == 0;
                String quoted = Heaps.quote(one);
                escaped.append(
                        escape
                                ? String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) one.charAt(0))
                                : quoted.substring(1, quoted.length() - 1));
            }
            return new Spelled(text, escaped.append('"').toString());
        }
    }

    @Test
    void howeverItsCharactersAreWritten_theSameText() {
        Laws.forAll(
                200_000,
                CASES,
                Spelled::some,
                spelled -> assertThat(read(Masking.document(spelled.escaped)))
                        .isEqualTo(read(Masking.document(Heaps.quote(spelled.text)))));
    }

    private static String read(String masked) {
        try {
            JsonNode node = MAPPER.readTree(masked.getBytes(UTF_8));
            return node.isTextual() ? node.asText() : node.getNodeType() + " where a text was";
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + masked, e);
        }
    }
}
