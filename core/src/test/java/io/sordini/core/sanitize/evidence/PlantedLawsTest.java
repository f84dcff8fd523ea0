package io.sordini.core.sanitize.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sordini.testkit.Laws;
import io.sordini.testkit.OrdinaryLogs;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlantedLawsTest {

    private static final int CASES = 3000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void aValuePlantedAnywhere_isUnreadable_rawAndDecoded() {
        Laws.forAll(
                1,
                CASES,
                Planted::anywhere,
                planted -> assertThat(Decodings.of(Masking.document(planted.document())))
                        .as("decodings of the masked document")
                        .noneMatch(readable -> readable.contains(planted.value())));
    }

    @Test
    void theStructureAroundIt_staysAsItWas() {
        Laws.forAll(
                100_000,
                CASES,
                Planted::anywhere,
                planted -> assertThat(differences(tree(planted.document()), tree(Masking.document(planted.document()))))
                        .as("values that are not the same")
                        .isEqualTo(1));
    }

    @Test
    void maskingAgain_changesNothing() {
        Laws.forAll(200_000, CASES, Planted::anywhere, planted -> {
            String once = Masking.document(planted.document());
            assertThat(Masking.document(once)).isEqualTo(once);
        });
        for (LabelledLine line : LabelledLine.own()) {
            String once = Masking.value(line.text()).text();
            assertThat(Masking.value(once).text()).as(line.id()).isEqualTo(once);
        }
    }

    @Test
    void aLineWithoutAnything_staysAsItIs() {
        for (LabelledLine line : LabelledLine.own()) {
            if (line.spans().isEmpty()) {
                assertThat(Masking.value(line.text()).text()).as(line.id()).isEqualTo(line.text());
            }
        }
    }

    @Test
    void whereATextStands_doesNotMatter() {
        List<LabelledLine> lines = LabelledLine.own();
        Laws.forAll(
                300_000,
                CASES,
                random -> new Placed(lines.get(random.nextInt(lines.size())).text(), random.nextInt(6)),
                placed -> {
                    String alone = Masking.value(placed.text).text();
                    JsonNode masked = tree(Masking.document(placed.document()));
                    assertThat(masked.at(placed.pointer()).asText()).isEqualTo(alone);
                });
    }

    @Test
    void wordsBeforeAndAfterALine_changeNothingInIt() {
        Laws.forAll(
                400_000,
                CASES,
                PlantedLawsTest::framed,
                framed -> assertThat(Masking.line(framed.before + framed.line + framed.after))
                        .isEqualTo(framed.before + Masking.line(framed.line) + framed.after));
    }

    /** Log lines only: a line that is a form, a header or a JSON document as a whole is none once words stand around it. */
    private static Framed framed(Random random) {
        List<String> words = List.of("", "then ", "[a] ", "so it was, ", "- ", "\u00fcber ");
        String line = random.nextBoolean()
                ? OrdinaryLogs.line(random)
                : OrdinaryLogs.line(random) + " by dora.quill@example.org on 4111 1111 1111 1111 or 219-09-9999";
        return new Framed(
                words.get(random.nextInt(words.size())),
                "x" + line + " x",
                " " + words.get(random.nextInt(words.size())) + "end");
    }

    private record Framed(String before, String line, String after) {}

    private record Placed(String text, int place) {
        String document() {
            String leaf = Planted.quote(text).replace("\t", "\\t");
            return switch (place) {
                case 0 -> leaf;
                case 1 -> "{\"note\":" + leaf + "}";
                case 2 -> "[0,[" + leaf + "]]";
                case 3 -> "{\"a\":{\"b\":[{\"c\":" + leaf + "}]}}";
                case 4 -> "[1,2,3,{\"memo\":null,\"body\":" + leaf + ",\"z\":\"dora@example.org\"}]";
                default -> "[[[[[[[[" + leaf + "]]]]]]]]";
            };
        }

        String pointer() {
            return List.of("", "/note", "/1/0", "/a/b/0/c", "/3/body", "/0/0/0/0/0/0/0/0")
                    .get(place);
        }
    }

    /** Leaves that differ between trees of the same structure; a different structure fails. */
    private static int differences(JsonNode one, JsonNode other) {
        if (!one.isContainerNode()) {
            return one.equals(other) ? 0 : 1;
        }
        assertThat(other.getNodeType()).isEqualTo(one.getNodeType());
        assertThat(other.size()).isEqualTo(one.size());
        int differences = 0;
        if (one.isObject()) {
            for (var field : one.properties()) {
                assertThat(other.has(field.getKey())).isTrue();
                differences += differences(field.getValue(), other.get(field.getKey()));
            }
        }
        for (int i = 0; one.isArray() && i < one.size(); i++) {
            differences += differences(one.get(i), other.get(i));
        }
        return differences;
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not valid JSON: " + json, e);
        }
    }
}
