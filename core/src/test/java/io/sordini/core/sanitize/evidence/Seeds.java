package io.sordini.core.sanitize.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What the fuzzer starts from: every form in which something sensitive is known to stand, so that it need not be guessed. */
final class Seeds {

    private static final int DOCUMENTS = 300;

    private Seeds() {}

    /** The labelled texts. */
    static Stream<Arguments> texts() {
        return LabelledLine.own().stream().map(LabelledLine::text).map(Seeds::bytes);
    }

    /** Documents that hold something sensitive, and documents that make no sense; the labelled texts as one value each. */
    static Stream<Arguments> documents() {
        Stream<String> generated = IntStream.range(0, DOCUMENTS)
                .mapToObj(seed -> seed % 2 == 0
                        ? Planted.anywhere(new Random(seed)).document()
                        : Heaps.document(new Random(seed)));
        Stream<String> labelled = LabelledLine.own().stream()
                .map(line -> Planted.quote(line.text()).replace("\t", "\\t"));
        return Stream.concat(generated, labelled).map(Seeds::bytes);
    }

    private static Arguments bytes(String text) {
        return Arguments.of((Object) text.getBytes(UTF_8));
    }
}
