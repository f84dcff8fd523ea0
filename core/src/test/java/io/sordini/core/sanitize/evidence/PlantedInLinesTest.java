package io.sordini.core.sanitize.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An address is found wherever in a labelled text it is put, also where a detector that found something else goes on behind:
 * between a name and its value, in an attribute, before a value that stands in for another.
 */
class PlantedInLinesTest {

    /** What stands around the address: words, or what joins it with nothing. */
    private static final List<String> PLANTED = List.of(
            " x dora.quill@castle.example y ", "; dora.quill@castle.example; ", " (dora.quill@castle.example) ");

    static Stream<LabelledLine> lines() {
        return LabelledLine.own().stream()
                .filter(line -> !Masking.line(line.text()).contains("castle")
                        && !line.text().contains("castle"));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void anywhere(LabelledLine line) {
        String text = line.text();
        for (int at = 0; at <= text.length(); at++) {
            String planted = PLANTED.get(at % PLANTED.size());
            if (at == text.length() || !Character.isLowSurrogate(text.charAt(at))) {
                String with = text.substring(0, at) + planted + text.substring(at);
                assertThat(Masking.line(with)).as(with).doesNotContain("dora.quill@castle.example");
            }
        }
    }
}
