package io.sordini.core.sanitize.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What the fuzzer starts from: forms in which something sensitive is known to stand, so that it need not guess them. */
final class Seeds {

    private static final int DOCUMENTS = 100;
    private static final int EVERY = 6;

    private Seeds() {}

    /** One in {@value #EVERY} of the labelled texts, which stand by what is looked for: few enough to start at once. */
    static Stream<Arguments> texts() {
        return labelled().map(Seeds::bytes);
    }

    private static Stream<String> labelled() {
        List<LabelledLine> lines = LabelledLine.own();
        return IntStream.iterate(0, i -> i < lines.size(), i -> i + EVERY)
                .mapToObj(i -> lines.get(i).text());
    }

    /** Documents that hold something sensitive, and documents that make no sense; the labelled texts as one value each. */
    static Stream<Arguments> documents() {
        Stream<String> generated = IntStream.range(0, DOCUMENTS)
                .mapToObj(seed -> seed % 2 == 0
                        ? Planted.anywhere(new Random(seed)).document()
                        : Heaps.document(new Random(seed)));
        Stream<String> values = labelled().map(text -> Planted.quote(text).replace("\t", "\\t"));
        return Stream.concat(generated, values).map(Seeds::bytes);
    }

    private static Arguments bytes(String text) {
        return Arguments.of((Object) text.getBytes(UTF_8));
    }
}
